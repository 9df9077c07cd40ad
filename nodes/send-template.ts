/** Send template: sends what Meta approved; the only message that may go out when the session window is closed. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { TemplateName } from './ids'
import { sending } from './sending'
import { TemplateLanguage, TemplateValues } from './template-fields'

export const sendTemplate = defineNode({
  kind: 'send-template',
  title: 'Send template',
  group: 'message',
  synonyms: ['hsm', 'approved message', 'notification', 'reminder'],
  help: 'Sends an approved template, also to a contact who has not written for 24 hours. Give one value for each place in the template, in order. Not sent is taken when the template is missing, not approved or refused.',
  settings: z.object({
    template: TemplateName.meta({ label: 'Template', refersTo: 'template' }),
    language: TemplateLanguage.meta({ label: 'Language', partOf: 'template' }),
    parameters: TemplateValues.meta({ label: 'Values', language: 'text', partOf: 'template' }),
  }),
  example: { template: 'appointment_reminder', language: 'en_US', parameters: ['{{ contact.name }}', '10:30'] },
  waitsFor: 'send',
  ports: () => ({ default: 'Sent', failed: 'Not sent' }),
  summary: ({ template, language }) => `Send ${template} (${language})`,
  compile: ({ settings: { template, language, parameters }, to }) =>
    sending({ type: 'sendTemplate', params: { template, language, parameters } }, { to }, to('default')),
  preview: ({ template, language, parameters }) => [{ is: 'template', template, language, parameters }],
})
