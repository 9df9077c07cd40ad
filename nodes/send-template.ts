/** Send template: sends what Meta approved; the only message that may go out when the session window is closed. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { TemplateName } from './ids'
import { sending } from './sending'
import { TemplateLanguage, TemplateValues } from './template-fields'
import { checkHeader, headerSource, TemplateHeader } from './template-header'

/** What a quick reply brings back. */
const MAX_PAYLOAD = 128
const MAX_BUTTON_VALUE = 2000

const Settings = z.object({
  template: TemplateName.meta({ label: 'Template', refersTo: 'template' }),
  language: TemplateLanguage.meta({ label: 'Language', partOf: 'template', isSaid: true }),
  parameters: TemplateValues.meta({ label: 'Values', language: 'text', partOf: 'template', isSaid: true }),
  header: TemplateHeader.default({ kind: 'none' }).meta({
    label: 'At the top',
    help: 'For a template whose header is a picture, a film, a document or a place',
    isAdvanced: true,
  }),
  buttonValues: z
    .array(z.string().min(1).max(MAX_BUTTON_VALUE).meta({ language: 'text' }))
    .max(10)
    .default([])
    .meta({
      label: 'Values of the buttons',
      help: 'One for each button that takes one, in order: the end of an address, a code to copy',
      language: 'text',
      isAdvanced: true,
    }),
  quickReplyIds: z.array(z.string().min(1).max(MAX_PAYLOAD)).max(10).default([]).meta({
    label: 'What the quick replies bring back',
    help: 'One for each quick reply, in order; without them each brings its own title',
    isAdvanced: true,
  }),
  fallbackLanguages: z.array(TemplateLanguage).max(10).default([]).meta({
    label: 'Languages to fall back to',
    help: 'Tried in order where the template is not approved in its language',
    isAdvanced: true,
  }),
})
type Settings = z.output<typeof Settings>

export const sendTemplate = defineNode({
  kind: 'send-template',
  title: 'Send template',
  group: 'message',
  synonyms: ['hsm', 'approved message', 'notification', 'reminder'],
  help: 'Sends an approved template, also to a contact who has not written for 24 hours. Give one value for each place in the template, in order. Not sent is taken when the template is missing, not approved or refused.',
  settings: Settings,
  example: { template: 'appointment_reminder', language: 'en_US', parameters: ['{{ contact.name }}', '10:30'] },
  waitsFor: 'send',
  ports: () => ({ default: 'Sent', failed: 'Not sent' }),
  summary: ({ template, language }) => `Send ${template} (${language})`,
  compile: ({ settings, to }) => sending({ type: 'sendTemplate', params: paramsOf(settings) }, { to }, to('default')),
  preview: ({ template, language, parameters, buttonValues }) => [
    { is: 'template', template, language, parameters, ...(buttonValues.length > 0 ? { buttonValues } : {}) },
  ],
  check: ({ header }) => checkHeader(header),
})

/** What is not used is not there: a script from before it was possible still compiles to the machine that its runs are in. */
function paramsOf({ template, language, parameters, header, buttonValues, quickReplyIds, fallbackLanguages }: Settings) {
  const source = headerSource(header)
  return {
    template,
    language,
    parameters,
    ...(quickReplyIds.length > 0 ? { quickReplies: quickReplyIds.map((id) => ({ id, title: id })) } : {}),
    ...(fallbackLanguages.length > 0 ? { fallbackLanguages } : {}),
    ...(source ? { header: source } : {}),
    ...(buttonValues.length > 0 ? { buttonValues } : {}),
  }
}
