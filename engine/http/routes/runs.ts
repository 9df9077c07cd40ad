/** Starts a script for a contact who has not written: a reminder, a notice. It has to begin with an approved template. */
import { z } from '@hono/zod-openapi'
import { ChannelId, ScriptId, VariableName } from '../../../nodes/ids'
import type { ContactDetails } from '../../conversation/inbound'
import { findChannel, findPublishedScript } from '../../directory/model/look-up'
import type { Script } from '../../script/script'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { askConversation } from '../ask'
import { checkOpening } from '../opening-template'
import { HttpProblem, type ProblemItemInput } from '../problem'
import type { Services } from '../services'

const Contact = z
  .strictObject({
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'international format, such as +16145551234')
      .optional(),
    userId: z.string().min(1).max(200).optional().openapi({ description: 'Business-scoped user id' }),
    name: z.string().min(1).max(200).optional(),
  })
  .refine(({ phone, userId }) => phone !== undefined || userId !== undefined, 'a phone or a user id is needed')

const RunRequest = z.strictObject({
  channel: ChannelId,
  contact: Contact,
  script: ScriptId,
  variables: z.record(VariableName, z.union([z.string().max(4096), z.number(), z.boolean()])).default({}),
  /** Made by the sender, once for every run: the same again starts nothing. */
  clientId: z.string().min(8).max(100).optional(),
})

export function runRoutes(api: Api, { host, directory, contacts }: Pick<Services, 'host' | 'directory' | 'contacts'>): void {
  const start = apiRoute({
    method: 'post',
    path: '/runs',
    right: 'startRuns',
    tag: 'Runs',
    status: 202,
    summary: 'Start a published script for a contact; it has to begin with an approved template',
    request: { body: jsonBody(RunRequest) },
    answer: z.object({ conversation: z.string() }),
  })
  api.openapi(start, async (c) => {
    const { channel, contact, script, variables, clientId } = c.req.valid('json')
    const current = directory.current()
    const published = findPublishedScript(current, script)
    const document = published && directory.scriptByHash(published.hash)
    const problems: ProblemItemInput[] = [
      ...(findChannel(current, channel) ? [] : [problem('unknown-channel', `there is no channel "${channel}"`, 'channel')]),
      ...(document
        ? [...checkOpening(document, current), ...checkVariables(document, variables)]
        : [problem('script-unpublished', `there is no published script "${script}"`, 'script')]),
    ]
    if (problems.length > 0) throw new HttpProblem(422, 'The run cannot be started', { problems })
    const details = detailsOf(contact)
    const { contactId, conversation } = await contacts.resolve(channel, details)
    const actor = c.get('caller').actor
    await askConversation(
      host,
      conversation,
      { type: 'run.requested', actor, channelId: channel, contactId, contact: details, scriptId: script, variables },
      clientId === undefined ? undefined : { mark: `run/${clientId}` },
    )
    return c.json({ conversation }, 202)
  })
}

function detailsOf({ phone, userId, name }: z.infer<typeof Contact>): ContactDetails {
  return { ...(phone ? { phone: phone.slice(1) } : {}), ...(userId ? { userId } : {}), ...(name ? { name } : {}) }
}

const TYPES = { text: 'string', number: 'number', boolean: 'boolean' } as const

function checkVariables(script: Script, given: Readonly<Record<string, unknown>>): ProblemItemInput[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const variable = Object.hasOwn(script.variables, name) ? script.variables[name] : undefined
    if (!variable) return [problem('unknown-variable', `the script has no variable "${name}"`, 'variables', name)]
    const isRight = typeof value === TYPES[variable.type]
    return isRight ? [] : [problem('wrong-variable', `"${name}" is a ${variable.type}`, 'variables', name)]
  })
}

function problem(rule: string, message: string, ...path: string[]): ProblemItemInput {
  return { rule, message, path, severity: 'error' }
}
