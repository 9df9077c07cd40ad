/**
 * Values that stand in for a run's while a script is drawn: the variables' initial ones, a made-up contact, and what the author put
 * in their place. Results and previews are computed with them; no run ever sees them.
 */

import type { Directory } from '../../../engine/directory/model/directory'
import type { ExpressionValues } from '../../../engine/expressions/compile'
import type { Script, Variable } from '../../../engine/script/script'
import { words } from '../../wording/words'

export type ExampleValue = string | number | boolean
/** By name as expressions write it: `language`, `contact.name`. */
export type Chosen = Readonly<Record<string, ExampleValue>>

const initialOf = ({ type, initial }: Variable): ExampleValue => initial ?? EMPTY[type]

const EMPTY = { text: '', number: 0, boolean: false } as const

interface Setting {
  readonly variables: Script['variables']
  readonly directory: Directory | undefined
  readonly chosen: Chosen
  /** In ms since 1970. */
  readonly now: number
}

export function exampleValues({ variables, directory, chosen, now }: Setting): ExpressionValues {
  const channel = directory?.channels[0]
  const objects: Record<string, Record<string, ExampleValue>> = {
    contact: { name: words.expressions.exampleContact, phone: '+4915123456789', username: '' },
    channel: {
      id: channel?.id ?? 'whatsapp',
      name: channel?.name ?? 'WhatsApp',
      kind: 'whatsapp',
      number: channel?.number ?? '+4930123456',
    },
    case: { id: '4711', status: 'open', skill: directory?.skills[0]?.id ?? '', number: 4711 },
    agent: { id: directory?.agents[0]?.id ?? 'agent', name: directory?.agents[0]?.name ?? words.expressions.exampleAgent },
  }
  const values: Record<string, ExampleValue> = {}
  for (const [name, variable] of Object.entries(variables)) values[name] = initialOf(variable)
  for (const [name, value] of Object.entries(chosen)) {
    const [owner = '', field] = name.split('.')
    const object = objects[owner]
    if (field === undefined) values[name] = value
    else if (object && field in object) object[field] = value
  }
  return { ...values, ...objects, now }
}
