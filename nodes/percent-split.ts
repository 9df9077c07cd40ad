/** Percent split: parts ways by chance, each way with its share. What is drawn follows from the event, so a replay takes the same way. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { ChoiceId } from './ids'

const wayPort = (id: string) => `way-${id}`

const Way = z.object({
  id: ChoiceId.meta({ label: 'Id', isAdvanced: true, derivedFrom: 'label' }),
  label: z.string().min(1).max(60).meta({ label: 'Name of the port' }),
  percent: z.int().min(0).max(100).meta({ label: 'Share in percent' }),
})
type Way = z.output<typeof Way>

export const percentSplit = defineNode({
  kind: 'percent-split',
  title: 'Percent split',
  group: 'logic',
  synonyms: ['a/b test', 'random', 'experiment', 'weights', 'share', 'distribution'],
  help: 'Sends each run by one of two to ten ways, drawn by chance so that each way gets its share; the shares add up to 100. A way with 0 percent is not taken. It is drawn anew each time the run gets here.',
  settings: z.object({ ways: z.array(Way).min(2).max(10).meta({ label: 'Ways' }) }),
  example: {
    ways: [
      { id: 'short', label: 'Short greeting', percent: 50 },
      { id: 'long', label: 'Long greeting', percent: 50 },
    ],
  },
  waitsFor: 'nothing',
  ports: ({ ways }) => Object.fromEntries(ways.map(({ id, label }) => [wayPort(id), label])),
  summary: ({ ways }) => ways.map(({ label, percent }) => `${percent} % ${label}`).join(', '),
  compile: ({ settings: { ways }, node, to }) => ({
    entry: [{ type: 'drawWay', params: { node, ways: ways.map(({ id, percent }) => ({ id, percent })) } }],
    always: ways.map(({ id }) => ({ ...to(wayPort(id)), guard: { type: 'resultIs', params: { value: id } } as const })),
  }),
  check: ({ ways }) => [...checkIds(ways), ...checkSum(ways)],
})

function checkIds(ways: readonly Way[]) {
  return ways.flatMap(({ id }, index) =>
    ways.findIndex((other) => other.id === id) < index ? [{ path: ['ways', index, 'id'], message: `The id "${id}" is taken` }] : [],
  )
}

function checkSum(ways: readonly Way[]) {
  const sum = ways.reduce((total, { percent }) => total + percent, 0)
  return sum === 100 ? [] : [{ path: ['ways'], message: `The shares add up to ${sum} percent; make it 100` }]
}
