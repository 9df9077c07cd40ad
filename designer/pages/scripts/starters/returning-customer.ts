/** Starter: who has written before is led back to the agent of last time, as far as the skill prefers that. */
import { words } from '../../../wording/words'
import { drawn, type Starter, skillOf } from './starter'
import { waiting } from './waiting'

export const returningCustomer: Starter = {
  id: 'returning-customer',
  title: () => words.scripts.starters.returning.title,
  help: () => words.scripts.starters.returning.help,
  needs: ['skill'],
  draw(directory) {
    const { texts } = words.scripts
    const { cards, cords } = waiting(4, 1)
    const preferring = directory.skills.find(({ preferredAgent }) => preferredAgent !== undefined)?.id
    const skill = preferring ?? skillOf(directory, 'support')
    return drawn({
      cards: {
        begin: ['begin', undefined, {}, 0, 1],
        'seen-before': ['if', texts.seenBefore, { condition: 'case.number > 1' }, 1, 1],
        'welcome-back': ['send-text', texts.welcomeBack, { text: texts.welcomeBackText }, 2, 0],
        welcome: ['send-text', texts.welcome, { text: texts.welcomeText }, 2, 2],
        queue: ['assign-skill', texts.queue, { skill, priority: 500 }, 3, 1],
        ...cards,
      },
      cords: {
        'begin.default': 'seen-before',
        'seen-before.yes': 'welcome-back',
        'seen-before.no': 'welcome',
        'seen-before.failed': 'welcome',
        'welcome-back.default': 'queue',
        'welcome-back.windowClosed': 'queue',
        'welcome-back.failed': 'queue',
        'welcome.default': 'queue',
        'welcome.windowClosed': 'queue',
        'welcome.failed': 'queue',
        'queue.default': 'wait',
        ...cords,
      },
      notes: { about: { text: texts.returningNote, position: { x: 936, y: -104 }, size: { width: 320, height: 104 } } },
    })
  },
}
