/** Check channel: parts ways by the channel, kind of channel or business number on which the message at hand came in. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { ChannelId, ChoiceId } from './ids'

const idFrom = (field: string) => ChoiceId.meta({ label: 'Id', isAdvanced: true, derivedFrom: field })

const Branch = z.discriminatedUnion('by', [
  z.object({ id: idFrom('channel'), by: z.literal('channel'), channel: ChannelId.meta({ refersTo: 'channel' }) }),
  z.object({ id: idFrom('kind'), by: z.literal('kind'), kind: z.enum(['whatsapp']) }),
  z.object({
    id: idFrom('number'),
    by: z.literal('number'),
    number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'international format, such as +16145551234'),
  }),
])
type Branch = z.infer<typeof Branch>

const say = (branch: Branch) => (branch.by === 'channel' ? branch.channel : branch.by === 'kind' ? branch.kind : branch.number)

const ask = (branch: Branch) => {
  switch (branch.by) {
    case 'channel':
      return { by: 'channel', channel: branch.channel } as const
    case 'kind':
      return { by: 'kind', kind: branch.kind } as const
    case 'number':
      return { by: 'number', number: branch.number } as const
  }
}

export const checkChannel = defineNode({
  kind: 'check-channel',
  title: 'Check channel',
  group: 'logic',
  synonyms: ['point of contact', 'number', 'whatsapp'],
  help: 'Takes the port of the first branch that fits the channel of the message at hand, else Other. A branch names one channel, a kind of channel, or a business number.',
  settings: z.object({
    branches: z.array(Branch).min(1).max(20).meta({ label: 'Branches' }),
  }),
  example: {
    branches: [
      { id: 'front-desk', by: 'channel', channel: 'front-desk' },
      { id: 'hotline', by: 'number', number: '+16145551234' },
    ],
  },
  waitsFor: 'nothing',
  ports: ({ branches }) => ({ ...Object.fromEntries(branches.map((branch) => [branch.id, say(branch)])), default: 'Other' }),
  summary: ({ branches }) => `By channel: ${branches.map(say).join(', ')}, or other`,
  compile: ({ settings, to }) => ({
    always: [
      ...settings.branches.map((branch) => ({ ...to(branch.id), guard: { type: 'channelIs', params: ask(branch) } as const })),
      to('default'),
    ],
  }),
  check: ({ branches }) => repeatedIds(branches.map(({ id }) => id)),
})

function repeatedIds(ids: readonly string[]) {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index || id === 'default'
      ? [{ path: ['branches', index, 'id'], message: `The branch id "${id}" is taken; give each branch its own` }]
      : [],
  )
}
