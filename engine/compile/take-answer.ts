/** Takes a reply to a question: which choice or kind of answer it is, and the variables that hold it. */
import type { Json } from '../../nodes/machine-parts'
import type { InboundContent } from '../conversation/inbound'
import { answerAs, choiceTaken, textOf } from './answers'
import { readExpected } from './answers/read-expected'
import { type Meaning, type Moment, type Outcome, type Params, rendered } from './moment'

const INVALID: Outcome = { change: { result: '' } }

export const takeAnswer: Meaning<'takeAnswer'> = (params, moment) => {
  const { event } = moment
  if (event.type !== 'contact.replied' && event.type !== 'queue.message') return INVALID
  if (params.choices.length > 0) return takeChoice(params, event.content, moment)
  if (params.expected) return takeExpected(params, params.expected, event.content, moment)
  const said = textOf(event.content)
  return said === undefined ? INVALID : kept('answer', [[params.variable, said]], moment)
}

function takeChoice({ choices, variable }: Params<'takeAnswer'>, content: InboundContent, moment: Moment): Outcome {
  const offered = choices.map(({ id, title }) => ({ id, title: rendered(title, moment) }))
  const taken = choiceTaken(content, offered)
  return taken === undefined ? INVALID : kept(taken, [[variable, taken]], moment)
}

function takeExpected(
  { variable }: Params<'takeAnswer'>,
  expected: NonNullable<Params<'takeAnswer'>['expected']>,
  content: InboundContent,
  moment: Moment,
): Outcome {
  const read = readExpected(expected, content, moment.context.facts.at)
  if (read === 'unfit') return INVALID
  if (read === 'outside') return { change: { result: 'outside' } }
  const degrees =
    expected.is === 'location' && read.place
      ? ([
          [expected.latitudeTo, read.place.latitude],
          [expected.longitudeTo, read.place.longitude],
        ] as const)
      : []
  return kept('answer', [[variable, read.answer], ...degrees], moment)
}

/** All in their variables, each as its variable's type, or the answer is invalid. */
function kept(result: string, values: readonly (readonly [variable: string | undefined, answer: string])[], moment: Moment): Outcome {
  const changed: Record<string, Json> = {}
  for (const [variable, answer] of values) {
    if (!variable) continue
    const value = answerAs(moment.variables[variable]?.type ?? 'text', answer)
    if (value === undefined) return INVALID
    changed[variable] = value
  }
  if (Object.keys(changed).length === 0) return { change: { result } }
  return { change: { result, variables: { ...moment.context.variables, ...changed } }, changed }
}
