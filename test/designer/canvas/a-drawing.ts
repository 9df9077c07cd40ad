/** A small drawing for the canvas: a menu with two ways, a frame around one end, a note at the other. */
import type { Script } from '../../../engine/script/script'
import { Script as ScriptSchema } from '../../../engine/script/script'

export const drawing: Script = ScriptSchema.parse({
  formatVersion: 2,
  id: 'drawing',
  name: 'Drawing',
  nodes: {
    begin: { kind: 'begin', settings: {}, position: { x: 0, y: 0 } },
    menu: {
      kind: 'ask',
      name: 'Language menu',
      settings: {
        text: 'Which language?',
        style: 'buttons',
        choices: [
          { id: 'english', title: 'English' },
          { id: 'deutsch', title: 'Deutsch' },
        ],
      },
      position: { x: 320, y: 0 },
    },
    hello: { kind: 'send-text', name: 'Hello', settings: { text: 'Hello' }, position: { x: 640, y: 0 }, frame: 'box' },
    goodbye: { kind: 'end', name: 'Goodbye', settings: {}, position: { x: 960, y: 0 }, frame: 'box' },
    spare: { kind: 'send-text', name: 'Spare', settings: { text: 'Spare' }, position: { x: 0, y: 640 } },
    taken: { kind: 'on-assignment', settings: {}, position: { x: 0, y: 960 } },
  },
  links: {
    'begin.default': { from: 'begin', port: 'default', to: 'menu' },
    'menu.choice-english': { from: 'menu', port: 'choice-english', to: 'hello' },
    'menu.choice-deutsch': { from: 'menu', port: 'choice-deutsch', to: 'goodbye' },
    'hello.default': { from: 'hello', port: 'default', to: 'goodbye' },
  },
  notes: {
    pinned: { text: 'About the menu', position: { x: 320, y: 400 }, node: 'menu' },
    inside: { text: 'In the frame', position: { x: 640, y: 240 }, size: { width: 160, height: 80 } },
    loose: { text: '', position: { x: 1600, y: 1600 } },
  },
  frames: { box: { title: 'Ends', position: { x: 600, y: -80 }, size: { width: 680, height: 480 } } },
})

/** The same with the frame folded. */
export const folded: Script = {
  ...drawing,
  frames: { box: { title: 'Ends', position: { x: 600, y: -80 }, size: { width: 680, height: 480 }, isFolded: true } },
}
