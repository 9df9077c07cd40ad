/** Every node kind, in palette order. Definitions never import this file. */
import { addNote } from './add-note'
import { addTag } from './add-tag'
import { ask } from './ask'
import { assignSkill } from './assign-skill'
import { begin } from './begin'
import { checkChannel } from './check-channel'
import { checkWindow } from './check-window'
import type { NodeDefinition } from './define-node'
import { end } from './end'
import { hours } from './hours'
import { ifNode } from './if'
import { loop } from './loop'
import { onAssignment } from './on-assignment'
import { percentSplit } from './percent-split'
import { popUrl } from './pop-url'
import { sendTemplate } from './send-template'
import { sendText } from './send-text'
import { setVariable } from './set-variable'
import { switchNode } from './switch'
import { updateStatus } from './update-status'
import { wait } from './wait'
import { waitForAgent } from './wait-for-agent'

export const catalogue = [
  begin,
  sendText,
  sendTemplate,
  ask,
  checkChannel,
  checkWindow,
  ifNode,
  switchNode,
  percentSplit,
  loop,
  wait,
  setVariable,
  hours,
  assignSkill,
  waitForAgent,
  onAssignment,
  updateStatus,
  addTag,
  addNote,
  popUrl,
  end,
] as const

export type NodeKind = (typeof catalogue)[number]['kind']

const byKind = new Map<string, NodeDefinition>(catalogue.map((definition) => [definition.kind, definition as unknown as NodeDefinition]))

/** The definition of a kind, undefined for one that this version does not know. */
export function findKind(kind: string): NodeDefinition | undefined {
  return byKind.get(kind)
}
