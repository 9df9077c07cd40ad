/** A small script for the board: a menu that leads to one of two ends, and an event node of its own. */
import { Script } from '../../../../engine/script/script'

export const menuScript = Script.parse({
  formatVersion: 2,
  id: 'menu',
  name: 'Menu',
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
      position: { x: 300, y: 0 },
    },
    one: { kind: 'end', name: 'Goodbye', settings: {}, position: { x: 600, y: 0 } },
    other: { kind: 'end', name: 'Tschüs', settings: {}, position: { x: 600, y: 20 } },
    taken: { kind: 'on-assignment', settings: {}, position: { x: 0, y: 400 } },
  },
  links: {
    'begin.default': { from: 'begin', port: 'default', to: 'menu' },
    'menu.choice-english': { from: 'menu', port: 'choice-english', to: 'one' },
    'menu.choice-deutsch': { from: 'menu', port: 'choice-deutsch', to: 'other' },
  },
})
