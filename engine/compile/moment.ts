/** What every action has at hand while it is carried out, and what it comes to. */
import type { ActionParts, Json } from '../../nodes/machine-parts'
import { renderText, renderUrl } from '../expressions/text'
import type { RunCommand } from '../run/commands'
import type { RunEvent } from '../run/events'
import type { Variable } from '../script/script'
import { expressionValues, type RunContext } from './context'

export type ActionName = ActionParts['type']
export type Params<Name extends ActionName> = Extract<ActionParts, { type: Name }>['params']

/** What one action comes to: commands to hand out and what changes in the run's memory. */
export interface Outcome {
  readonly commands?: readonly RunCommand[]
  readonly change?: Partial<RunContext>
  /** Variables set, for the trace. */
  readonly changed?: Readonly<Record<string, Json>>
}

export interface Moment {
  readonly context: RunContext
  readonly event: RunEvent
  readonly variables: Readonly<Record<string, Variable>>
}

export type Meaning<Name extends ActionName> = (params: Params<Name>, moment: Moment) => Outcome

/** An action that cannot be carried out, with the reason; becomes the run's fault. */
export class Unfeasible extends Error {}

export function rendered(text: string, { context }: Pick<Moment, 'context'>): string {
  // most texts hold no value: gathering the values costs more than such a text itself
  if (!text.includes('{{')) return text
  const outcome = renderText(text, expressionValues(context))
  if (!outcome.ok) throw new Unfeasible(outcome.fault)
  return outcome.text
}

/** An address with its values encoded. */
export function renderedUrl(url: string, { context }: Pick<Moment, 'context'>): string {
  const outcome = renderUrl(url, expressionValues(context))
  if (!outcome.ok) throw new Unfeasible(outcome.fault)
  return outcome.text
}
