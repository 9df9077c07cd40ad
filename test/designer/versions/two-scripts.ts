/** Two states of one script that differ in every way that is told apart. */

import { readScriptDocument } from '../../../engine/script/read-script'
import type { Script } from '../../../engine/script/script'

const menu = (choices: readonly object[], text: string) => ({
  kind: 'ask',
  name: 'Menu',
  settings: { text, style: 'buttons', choices, maxWaitSeconds: 60 },
  position: { x: 320, y: 0 },
})

export const before = scriptOf({
  nodes: {
    begin: { kind: 'begin', settings: {}, position: { x: 0, y: 0 } },
    menu: menu(
      [
        { id: 'yes', title: 'Yes' },
        { id: 'no', title: 'No' },
      ],
      'Shall we call you back?',
    ),
    old: { kind: 'send-text', name: 'Old text', settings: { text: 'Gone soon' }, position: { x: 640, y: 200 } },
    end: { kind: 'end', settings: {}, position: { x: 960, y: 0 } },
  },
  links: {
    'begin.default': { from: 'begin', port: 'default', to: 'menu' },
    'menu.choice-yes': { from: 'menu', port: 'choice-yes', to: 'end' },
    'menu.choice-no': { from: 'menu', port: 'choice-no', to: 'old' },
  },
  notes: { end: { text: 'A note with the id of a node', position: { x: 0, y: 300 } } },
})

export const after = scriptOf({
  name: 'Call back',
  nodes: {
    begin: { kind: 'begin', settings: {}, position: { x: 0, y: 80 } },
    menu: menu([{ id: 'yes', title: 'Yes, please' }], 'Shall we phone you back?'),
    fresh: { kind: 'end', name: 'New end', settings: {}, position: { x: 640, y: 0 } },
    end: { kind: 'end', settings: {}, position: { x: 960, y: 0 } },
  },
  links: {
    'begin.default': { from: 'begin', port: 'default', to: 'menu' },
    'menu.choice-yes': { from: 'menu', port: 'choice-yes', to: 'fresh' },
  },
  notes: { end: { text: 'A note with the id of a node', position: { x: 40, y: 300 } } },
})

function scriptOf(parts: object): Script {
  const read = readScriptDocument({ formatVersion: 2, id: 'call', name: 'Call', ...parts })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.script
}
