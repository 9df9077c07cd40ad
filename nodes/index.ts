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
import { httpRequest } from './http-request'
import { ifNode } from './if'
import { loop } from './loop'
import { onAssignment } from './on-assignment'
import { onQueuedMessage } from './on-queued-message'
import { onReject } from './on-reject'
import { onRelease } from './on-release'
import { onStatus } from './on-status'
import { onUnassignment } from './on-unassignment'
import { percentSplit } from './percent-split'
import { popUrl } from './pop-url'
import { react } from './react'
import { sendContact } from './send-contact'
import { sendForm } from './send-form'
import { sendLink } from './send-link'
import { sendLocation } from './send-location'
import { sendMedia } from './send-media'
import { sendTemplate } from './send-template'
import { sendText } from './send-text'
import { setVariable } from './set-variable'
import { standBy } from './stand-by'
import { switchNode } from './switch'
import { updateStatus } from './update-status'
import { wait } from './wait'
import { waitForAgent } from './wait-for-agent'

export const catalogue = [
  begin,
  sendText,
  sendMedia,
  sendLink,
  sendLocation,
  sendContact,
  react,
  sendTemplate,
  ask,
  sendForm,
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
  onRelease,
  onUnassignment,
  onReject,
  onQueuedMessage,
  onStatus,
  standBy,
  updateStatus,
  addTag,
  addNote,
  popUrl,
  httpRequest,
  end,
] as const

export type NodeKind = (typeof catalogue)[number]['kind']

const byKind = new Map<string, NodeDefinition>(catalogue.map((definition) => [definition.kind, definition as unknown as NodeDefinition]))

/** The definition of a kind, undefined for one that this version does not know. */
export function findKind(kind: string): NodeDefinition | undefined {
  return byKind.get(kind)
}
