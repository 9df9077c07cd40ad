/** The note that keeps on the canvas what did not come over whole: what it was, what is different, and its original settings. */
import type { Position } from '../script/script'
import { shown } from './foreign-values'
import type { Outcome } from './imported'
import type { Remark, RemarkRule, SayRemark } from './remarks'
import type { ScriptDraft } from './script-draft'

/** Said in the report alone: nothing of the original is lost by them. */
const MINOR: readonly RemarkRule[] = [
  'name-to-id',
  'waits-at-most',
  'rounded',
  'group-as-tag',
  'topic-as-skill',
  'ticket-waits',
  'field-in-run',
  'ways-at',
]

export interface KeptThing {
  readonly title: string
  readonly outcome: Outcome
  readonly remarks: readonly Remark[]
  /** Name and value of each setting that it had. */
  readonly settings: readonly (readonly [string, unknown])[]
  readonly position: Position
  readonly node: string | undefined
}

/** Above the card. */
const UP = 136
const MAX_VALUE = 2000

export function keepNote(draft: ScriptDraft, thing: KeptThing, say: SayRemark): void {
  const { title, outcome, remarks, settings, position, node } = thing
  if (outcome === 'mapped' || (outcome === 'withLoss' && remarks.every(({ rule }) => MINOR.includes(rule)))) return
  const lines = settings.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${shown(value, MAX_VALUE)}`)
  draft.note(
    [title, ...remarks.map(say), ...(lines.length > 0 ? ['', ...lines] : [])].join('\n'),
    { x: position.x, y: position.y - UP },
    {
      ...(node === undefined ? {} : { node }),
      tint: outcome === 'notMapped' ? 'red' : 'yellow',
    },
  )
}
