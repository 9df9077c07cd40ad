/** Starter: a menu of two languages, then the queue. */
import { words } from '../../../wording/words'
import { drawn, type Starter, skillOf } from './starter'
import { waiting } from './waiting'

export const languageMenu: Starter = {
  id: 'language-menu',
  title: () => words.scripts.starters.languageMenu.title,
  help: () => words.scripts.starters.languageMenu.help,
  needs: ['skill'],
  draw(directory) {
    const { texts } = words.scripts
    const { cards, cords } = waiting(4, 0)
    const text = `{{ language == "deutsch" ? "${texts.welcomeIn.deutsch}" : "${texts.welcomeIn.english}" }}`
    const ask = {
      text: texts.askLanguageText,
      style: 'buttons',
      choices: [
        { id: 'english', title: 'English' },
        { id: 'deutsch', title: 'Deutsch' },
      ],
      saveTo: 'language',
      maxAttempts: 3,
      retryText: texts.askLanguageRetry,
      maxWaitSeconds: 86_400,
    }
    return drawn({
      cards: {
        begin: ['begin', undefined, {}, 0, 0],
        'ask-language': ['ask', texts.askLanguage, ask, 1, 0],
        queue: ['assign-skill', texts.queue, { skill: skillOf(directory, 'support'), priority: 500 }, 2, 0],
        'no-answer': ['update-status', texts.noAnswer, { status: 'resolved' }, 2, 3],
        'please-wait': ['send-text', texts.pleaseWait, { text }, 3, 0],
        ...cards,
      },
      cords: {
        'begin.default': 'ask-language',
        'ask-language.choice-english': 'queue',
        'ask-language.choice-deutsch': 'queue',
        'ask-language.invalid': 'queue',
        'ask-language.noReply': 'no-answer',
        'ask-language.windowClosed': 'queue',
        'ask-language.failed': 'queue',
        'no-answer.default': 'end',
        'queue.default': 'please-wait',
        'please-wait.default': 'wait',
        'please-wait.windowClosed': 'wait',
        'please-wait.failed': 'wait',
        ...cords,
      },
      variables: { language: { type: 'text', initial: 'english', description: texts.languageVariable } },
    })
  },
}
