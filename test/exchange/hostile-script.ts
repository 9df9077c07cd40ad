/** A script whose names and texts are as bad for XML as the document allows. */
import type { Script } from '../../engine/script/script'

export const hostileScript: Script = {
  formatVersion: 2,
  id: 'hostile' as Script['id'],
  name: 'Hostile',
  nodes: {
    begin: { kind: 'begin', settings: {}, position: { x: 0, y: 0 } },
    // a node and a variable of one name, and an id that is no XML name
    topic: {
      kind: 'ask',
      name: '<b>"A" & \'B\'</b>\n\u0001 ]]>',
      settings: { text: '</script> ]]> & \u0000 \uFFFF \uD800 😀 <!-- {{ topic }}', saveTo: 'topic', maxWaitSeconds: 5 },
      position: { x: 0, y: 0 },
    },
    '2nd': { kind: 'wait', settings: { seconds: 1 }, position: { x: 0, y: 0 } },
    end: { kind: 'end', settings: {}, position: { x: 0, y: 0 } },
  },
  links: {
    'begin.default': { from: 'begin', port: 'default', to: 'topic' },
    'topic.answer': { from: 'topic', port: 'answer', to: '2nd' },
    '2nd.default': { from: '2nd', port: 'default', to: 'end' },
  },
  variables: { topic: { type: 'text', initial: '"<&>\u2028' }, count: { type: 'number', initial: -1 } },
  notes: {},
}
