/** Starter: two ways by the opening hours. */
import { words } from '../../../wording/words'
import { drawn, type Starter, skillOf } from './starter'
import { waiting } from './waiting'

export const openingHours: Starter = {
  id: 'opening-hours',
  title: () => words.scripts.starters.openingHours.title,
  help: () => words.scripts.starters.openingHours.help,
  needs: ['hours', 'skill'],
  draw(directory) {
    const { texts } = words.scripts
    const { cards, cords } = waiting(4, 0)
    const skill = skillOf(directory, 'support')
    return drawn({
      cards: {
        begin: ['begin', undefined, {}, 0, 0],
        'is-open': ['hours', texts.isOpen, { hours: directory.hours[0]?.id ?? '' }, 1, 0],
        queue: ['assign-skill', texts.queue, { skill, priority: 500 }, 2, 0],
        'please-wait': ['send-text', texts.pleaseWait, { text: texts.pleaseWaitText }, 3, 0],
        closed: ['send-text', texts.closed, { text: texts.closedText }, 2, 2],
        'queue-later': ['assign-skill', texts.queueLater, { skill, priority: 300 }, 3, 2],
        ...cards,
      },
      cords: {
        'begin.default': 'is-open',
        'is-open.open': 'queue',
        'is-open.closed': 'closed',
        'is-open.holiday': 'closed',
        'is-open.default': 'queue',
        'queue.default': 'please-wait',
        'please-wait.default': 'wait',
        'please-wait.windowClosed': 'wait',
        'please-wait.failed': 'wait',
        'closed.default': 'queue-later',
        'closed.windowClosed': 'queue-later',
        'closed.failed': 'queue-later',
        'queue-later.default': 'wait-on',
        ...cords,
      },
    })
  },
}
