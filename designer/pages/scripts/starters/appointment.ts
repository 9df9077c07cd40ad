/** Starter: a program asks the contact to confirm an appointment. */
import { words } from '../../../wording/words'
import { drawn, type Starter, skillOf } from './starter'
import { waiting } from './waiting'

export const appointment: Starter = {
  id: 'appointment',
  title: () => words.scripts.starters.appointment.title,
  help: () => words.scripts.starters.appointment.help,
  needs: ['skill'],
  draw(directory) {
    const { texts } = words.scripts
    const { cards, cords } = waiting(4, 4)
    const ask = {
      text: texts.appointmentText,
      style: 'buttons',
      choices: [
        { id: 'confirm', title: texts.confirm },
        { id: 'reschedule', title: texts.reschedule },
        { id: 'cancel', title: texts.cancel },
      ],
      saveTo: 'answer',
      maxAttempts: 2,
      retryText: texts.appointmentRetry,
      maxWaitSeconds: 86_400,
    }
    return drawn({
      cards: {
        begin: ['begin', undefined, {}, 0, 0],
        'ask-appointment': ['ask', texts.appointment, ask, 1, 0],
        thanks: ['send-text', texts.thanks, { text: texts.thanksText }, 2, 0],
        cancelled: ['send-text', texts.cancelled, { text: texts.cancelledText }, 2, 2],
        settled: ['update-status', texts.settled, { status: 'resolved' }, 3, 1],
        'another-time': ['send-text', texts.anotherTime, { text: texts.anotherTimeText }, 3, 4],
        queue: ['assign-skill', texts.queue, { skill: skillOf(directory, 'reception', 'support'), priority: 600 }, 2, 4],
        ...cards,
      },
      cords: {
        'begin.default': 'ask-appointment',
        'ask-appointment.choice-confirm': 'thanks',
        'ask-appointment.choice-reschedule': 'queue',
        'ask-appointment.choice-cancel': 'cancelled',
        'ask-appointment.invalid': 'queue',
        'ask-appointment.noReply': 'queue',
        'ask-appointment.windowClosed': 'queue',
        'ask-appointment.failed': 'queue',
        'thanks.default': 'settled',
        'thanks.windowClosed': 'settled',
        'thanks.failed': 'settled',
        'cancelled.default': 'settled',
        'cancelled.windowClosed': 'settled',
        'cancelled.failed': 'settled',
        'settled.default': 'end',
        'queue.default': 'another-time',
        'another-time.default': 'wait',
        'another-time.windowClosed': 'wait',
        'another-time.failed': 'wait',
        ...cords,
      },
      variables: {
        day: { type: 'text', description: texts.dayVariable },
        time: { type: 'text', description: texts.timeVariable },
        answer: { type: 'text', description: texts.answerVariable },
      },
      notes: { about: { text: texts.appointmentNote, position: { x: 0, y: 160 }, size: { width: 240, height: 176 } } },
    })
  },
}
