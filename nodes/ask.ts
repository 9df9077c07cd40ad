/**
 * Ask: puts a question and waits for the answer: free (text, or one of the kinds of answer-fields.ts), reply buttons or a list. With a template the question also reaches a
 * contact whose session window is closed; asked again, it goes out as an ordinary message, since the contact has just written.
 *
 * A message that came before the question was sent never answers it. A button or row of this question is proof that the question
 * arrived, so it counts even while the send itself is still in doubt.
 */
import { z } from 'zod'
import { answerFields, checkAnswer, expectedAnswer, LIMITED } from './answer-fields'
import { type CompileInput, defineNode, type MessagePreview } from './define-node'
import { ChoiceId, TemplateName, VariableName } from './ids'
import type { ActionParts, StateParts, TransitionParts } from './machine-parts'
import { sending, sendingFreely, sendPorts } from './sending'
import { TemplateLanguage, TemplateValues } from './template-fields'

/** Meta's limits; buttons are stricter than rows of a list. Texts with `{{ }}` are measured when they are filled in. */
const MAX_TEXT = 4096
const MAX_BUTTONS = 3
const MAX_BUTTON_TITLE = 20
const MAX_BUTTON_BODY = 1024
const MAX_ROWS = 10
const MAX_ROW_TITLE = 24
const MAX_ROW_DESCRIPTION = 72
const MAX_LIST_BUTTON = 20

const Choice = z.object({
  id: ChoiceId.meta({ label: 'Id', isAdvanced: true, derivedFrom: 'title' }),
  title: z.string().min(1).max(500).meta({ label: 'Title', language: 'text', isSaid: true }),
  description: z
    .string()
    .max(1000)
    .optional()
    .meta({ label: 'Description (lists only)', language: 'text', isSaid: true, shownWhen: { field: 'style', in: ['list'] } }),
})

const WITH_CHOICES = { field: 'style', in: ['buttons', 'list'] }

const Settings = z.object({
  text: z.string().min(1).max(MAX_TEXT).meta({ label: 'Question', language: 'text', isSaid: true }),
  style: z.enum(['free', 'buttons', 'list']).default('free').meta({ label: 'Answer by' }),
  ...answerFields,
  choices: z.array(Choice).max(MAX_ROWS).default([]).meta({ label: 'Choices', shownWhen: WITH_CHOICES }),
  listButton: z
    .string()
    .min(1)
    .max(MAX_LIST_BUTTON)
    .default('Choose')
    .meta({ label: 'Label that opens the list', isSaid: true, shownWhen: { field: 'style', in: ['list'] } }),
  template: TemplateName.optional().meta({
    label: 'Ask first by template',
    help: 'For a contact who may not have written for 24 hours. The choices are the template’s quick-reply buttons, in its order; the question above is used when it is asked again.',
    refersTo: 'template',
    isAdvanced: true,
  }),
  language: TemplateLanguage.optional().meta({ label: 'Language of the template', partOf: 'template', isSaid: true }),
  parameters: TemplateValues.meta({ label: 'Values of the template', language: 'text', partOf: 'template', isSaid: true }),
  saveTo: VariableName.optional().meta({ label: 'Save the answer in', refersTo: 'variable' }),
  maxAttempts: z.int().min(1).max(10).default(3).meta({ label: 'Invalid answers before giving up', isAdvanced: true }),
  retryText: z.string().min(1).max(MAX_TEXT).optional().meta({ label: 'Question after an invalid answer', language: 'text', isSaid: true }),
  outsideText: z.string().min(1).max(MAX_TEXT).optional().meta({
    label: 'Question after an answer outside the limits',
    help: 'Without it, the question after an invalid answer',
    language: 'text',
    isSaid: true,
    shownWhen: LIMITED,
  }),
  maxWaitSeconds: z.int().min(1).max(31_536_000).default(86_400).meta({ label: 'Longest wait for a reply', unit: 'seconds' }),
})
type Settings = z.output<typeof Settings>

/** A choice's port; the prefix keeps `failed` or `invalid` free as choice ids. */
const choicePort = (id: string) => `choice-${id}`

export const ask = defineNode({
  kind: 'ask',
  title: 'Ask',
  group: 'ask',
  synonyms: ['question', 'menu', 'buttons', 'list', 'askcaller', 'input', 'prompt'],
  help: 'Asks and waits for the reply. With choices there is a port for each; without, Answer, for any text or only for a number, date, time, phone number, e-mail address, text by a pattern, place or file. A reply that fits nothing is asked again, and after the set number of them the run leaves by Invalid answer. No reply counts from the moment the question was accepted. With a template the first question goes out at any time.',
  settings: Settings,
  example: {
    text: 'Which language do you prefer?',
    style: 'buttons',
    choices: [
      { id: 'english', title: 'English' },
      { id: 'deutsch', title: 'Deutsch' },
    ],
    saveTo: 'language',
    maxAttempts: 2,
    maxWaitSeconds: 3600,
  },
  waitsFor: 'contact',
  ports: ({ style, choices }) => ({
    ...(style === 'free' ? { answer: 'Answer' } : Object.fromEntries(choices.map(({ id, title }) => [choicePort(id), title]))),
    invalid: 'Invalid answer',
    noReply: 'No reply',
    ...sendPorts,
  }),
  summary: ({ text, style, answer, choices }) =>
    style === 'free' ? `Ask “${text}”${ANSWER_IN_WORDS[answer]}` : `Ask “${text}”: ${choices.map(({ title }) => title).join(', ')}`,
  compile: ({ settings, to }) => {
    const taken: TransitionParts = { target: 'judging', actions: [takeAnswer(settings)] }
    return {
      entry: [{ type: 'resetAttempts', params: {} }],
      initial: 'asking',
      states: {
        asking: asking(settings, firstQuestion(settings, { to }), taken),
        askingAgain: asking(settings, sendingFreely(question(settings, settings.retryText ?? settings.text), { to }, WAITING), taken),
        ...outside(settings, { to }, taken),
        waiting: { on: { 'contact.replied': taken }, after: { [settings.maxWaitSeconds * 1000]: to('noReply') } },
        judging: {
          always: [
            ...answers(settings, { to }),
            ...(hasOutsideText(settings)
              ? [{ target: 'judgingLimits', guard: { type: 'resultIs', params: { value: 'outside' } } } as const]
              : []),
            ...again('askingAgain', settings, { to }),
          ],
        },
      },
    }
  },
  preview: (settings) => [
    ...(settings.template === undefined ? [] : [templatePreview(settings, settings.template)]),
    questionPreview(settings, settings.text),
    ...(settings.retryText === undefined ? [] : [questionPreview(settings, settings.retryText)]),
    ...(hasOutsideText(settings) ? [questionPreview(settings, settings.outsideText)] : []),
  ],
  limits: ({ style }) => {
    switch (style) {
      case 'free':
        return { text: MAX_TEXT, retryText: MAX_TEXT, outsideText: MAX_TEXT }
      case 'buttons':
        return { text: MAX_BUTTON_BODY, retryText: MAX_BUTTON_BODY, choices: MAX_BUTTONS, 'choices.*.title': MAX_BUTTON_TITLE }
      case 'list':
        return {
          text: MAX_TEXT,
          retryText: MAX_TEXT,
          choices: MAX_ROWS,
          'choices.*.title': MAX_ROW_TITLE,
          'choices.*.description': MAX_ROW_DESCRIPTION,
          listButton: MAX_LIST_BUTTON,
        }
    }
  },
  check: (settings) => [
    ...checkChoices(settings),
    ...(settings.style === 'free' ? checkAnswer(settings) : []),
    ...checkButtons(settings),
    ...checkTemplate(settings),
  ],
})

type To = Pick<CompileInput<unknown>, 'to'>

const WAITING: TransitionParts = { target: 'waiting' }

const ANSWER_IN_WORDS = {
  text: '',
  number: ' for a number',
  date: ' for a date',
  time: ' for a time',
  phone: ' for a phone number',
  email: ' for an e-mail address',
  pattern: ' for a text by a pattern',
  location: ' for a place',
  media: ' for a file',
} as const

function again(target: string, { maxAttempts }: Settings, { to }: To): TransitionParts[] {
  const guard = { type: 'hasAttemptsLeft', params: { max: maxAttempts } } as const
  return [{ target, guard, actions: [{ type: 'countAttempt', params: {} }] }, to('invalid')]
}

const hasOutsideText = (settings: Settings): settings is Settings & { readonly outsideText: string } =>
  settings.outsideText !== undefined && settings.style === 'free' && LIMITED.in.includes(settings.answer)

function outside(settings: Settings, { to }: To, taken: TransitionParts): Record<string, StateParts> {
  if (!hasOutsideText(settings)) return {}
  const asked = sendingFreely(question(settings, settings.outsideText), { to }, WAITING)
  return {
    askingWithinLimits: asking(settings, asked, taken),
    judgingLimits: { always: again('askingWithinLimits', settings, { to }) },
  }
}

function asking({ choices }: Settings, state: StateParts, taken: TransitionParts): StateParts {
  const ids = choices.map(({ id }) => id)
  const early = { ...taken, guard: { type: 'isChoiceReply', params: { choices: ids } } } as const
  return ids.length === 0 ? state : { ...state, on: { ...state.on, 'contact.replied': early } }
}

function firstQuestion(settings: Settings, { to }: To): StateParts {
  const { template, language = '', parameters, style, choices } = settings
  if (template === undefined) return sendingFreely(question(settings, settings.text), { to }, WAITING)
  const quickReplies = choices.map(({ id, title }) => ({ id, title }))
  return sending(
    { type: 'sendTemplate', params: { template, language, parameters, ...(style === 'buttons' ? { quickReplies } : {}) } },
    { to },
    WAITING,
  )
}

function question({ style, choices, listButton }: Settings, text: string): ActionParts {
  if (style === 'free') return { type: 'sendText', params: { text } }
  return {
    type: 'sendChoices',
    params: {
      text,
      style,
      choices: choices.map(({ id, title, description }) => ({ id, title, ...(style === 'list' && description ? { description } : {}) })),
      ...(style === 'list' ? { listButton } : {}),
    },
  }
}

function questionPreview({ style, choices, listButton }: Settings, text: string): MessagePreview {
  if (style === 'free') return { is: 'text', text }
  const shown = choices.map(({ title, description }) => ({ title, ...(style === 'list' && description ? { description } : {}) }))
  return { is: 'choices', style, text, choices: shown, ...(style === 'list' ? { listButton } : {}) }
}

function templatePreview({ language = '', parameters }: Settings, template: string): MessagePreview {
  return { is: 'template', template, language, parameters }
}

function takeAnswer(settings: Settings): ActionParts {
  const { style, choices, saveTo } = settings
  const expected = style === 'free' ? expectedAnswer(settings) : undefined
  return {
    type: 'takeAnswer',
    params: {
      choices: style === 'free' ? [] : choices.map(({ id, title }) => ({ id, title })),
      ...(saveTo ? { variable: saveTo } : {}),
      ...(expected ? { expected } : {}),
    },
  }
}

function answers({ style, choices }: Settings, { to }: To): TransitionParts[] {
  if (style === 'free') return [{ ...to('answer'), guard: { type: 'resultIs', params: { value: 'answer' } } }]
  return choices.map(({ id }) => ({ ...to(choicePort(id)), guard: { type: 'resultIs', params: { value: id } } }))
}

function checkChoices({ style, choices }: Settings) {
  if (style === 'free') {
    return choices.length === 0
      ? []
      : [{ path: ['choices'], message: 'A free answer takes no choices; answer by buttons or list, or remove them' }]
  }
  if (choices.length === 0) return [{ path: ['choices'], message: 'Give at least one choice' }]
  return choices.flatMap(({ id, title }, index) => [
    ...(choices.findIndex((other) => other.id === id) < index
      ? [{ path: ['choices', index, 'id'], message: `The id "${id}" is taken` }]
      : []),
    ...(choices.findIndex((other) => other.title === title) < index
      ? [{ path: ['choices', index, 'title'], message: `Two choices are called "${title}"; WhatsApp wants each title once` }]
      : []),
  ])
}

function checkButtons({ style, choices, text }: Settings) {
  if (style === 'free') return []
  const isButtons = style === 'buttons'
  const [maxTitle, what] = isButtons ? [MAX_BUTTON_TITLE, 'A button'] : [MAX_ROW_TITLE, 'A row']
  return [
    ...(isButtons && choices.length > MAX_BUTTONS
      ? [{ path: ['choices'], message: `WhatsApp shows at most ${MAX_BUTTONS} buttons; use a list` }]
      : []),
    ...(isButtons && isTooLong(text, MAX_BUTTON_BODY)
      ? [{ path: ['text'], message: `With buttons a question has at most ${MAX_BUTTON_BODY} characters` }]
      : []),
    ...choices.flatMap(({ title, description = '' }, index) => [
      ...(isTooLong(title, maxTitle)
        ? [{ path: ['choices', index, 'title'], message: `${what} has at most ${maxTitle} characters, this has ${title.length}` }]
        : []),
      ...(isTooLong(description, MAX_ROW_DESCRIPTION)
        ? [{ path: ['choices', index, 'description'], message: `A description has at most ${MAX_ROW_DESCRIPTION} characters` }]
        : []),
    ]),
  ]
}

function checkTemplate({ template, language, style }: Settings) {
  if (template === undefined) return []
  return [
    ...(language === undefined ? [{ path: ['language'], message: 'Name the language of the template, such as en_US' }] : []),
    ...(style === 'list' ? [{ path: ['style'], message: 'A template has no list; answer by buttons, or free' }] : []),
  ]
}

function isTooLong(text: string, max: number): boolean {
  return !text.includes('{{') && text.length > max
}
