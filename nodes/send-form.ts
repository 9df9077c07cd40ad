/**
 * Send form: a WhatsApp Flow, filled in within the chat, whose fields go into variables. A form is made and published at Meta; here it is
 * known by its id. Only an answer to this form counts; whatever else the contact writes leaves by Another reply, or is let pass.
 */
import { z } from 'zod'
import { defineNode } from './define-node'
import { VariableName } from './ids'
import { sendingFreely, sendPorts } from './sending'

const MAX_TEXT = 1024
const MAX_LABEL = 30

const Settings = z.object({
  text: z.string().min(1).max(MAX_TEXT).meta({ label: 'Text', language: 'text', isSaid: true }),
  label: z.string().min(1).max(200).meta({ label: 'Label of the button', language: 'text', isSaid: true }),
  flowId: z
    .string()
    .regex(/^\d{1,32}$/, 'the id of the form at Meta has digits only')
    .meta({ label: 'Id of the form', help: 'Of the flow, as WhatsApp Manager shows it' }),
  screen: z
    .string()
    .max(200)
    .optional()
    .meta({ label: 'First screen', help: 'The id of the screen; without one, Meta asks the form’s own endpoint where it begins' }),
  data: z
    .array(
      z.object({
        name: z.string().min(1).max(80).meta({ label: 'Name' }),
        value: z.string().max(1000).meta({ label: 'Value', language: 'text' }),
      }),
    )
    .max(20)
    .default([])
    .meta({ label: 'What the first screen is given', isAdvanced: true }),
  fields: z
    .array(
      z.object({
        name: z.string().min(1).max(80).meta({ label: 'Field of the form' }),
        variable: VariableName.meta({ label: 'Save in', refersTo: 'variable' }),
      }),
    )
    .max(50)
    .default([])
    .meta({ label: 'Fields to keep' }),
  maxWaitSeconds: z.int().min(1).max(31_536_000).default(86_400).meta({ label: 'Longest wait for the form', unit: 'seconds' }),
  isDraft: z.boolean().default(false).meta({ label: 'The form is still a draft', help: 'Only test numbers see a draft', isAdvanced: true }),
})
type Settings = z.output<typeof Settings>

export const sendForm = defineNode({
  kind: 'send-form',
  title: 'Send form',
  group: 'ask',
  synonyms: ['flow', 'whatsapp flow', 'questionnaire', 'registration', 'booking', 'fields'],
  help: 'Sends a form that the contact fills in within the chat and waits for it. Filled in is taken when it comes back, with its fields in the variables; a field that was left out leaves its variable as it is. Another reply is taken when the contact writes something else; left without a link, the wait goes on. No reply counts from the moment the form was accepted, anew with every other reply. Not sent is also taken when a field does not fit its variable.',
  settings: Settings,
  example: {
    text: 'Please tell us where to send it.',
    label: 'Enter address',
    flowId: '1234567890123456',
    screen: 'ADDRESS',
    maxWaitSeconds: 3600,
  },
  waitsFor: 'contact',
  ports: () => ({ answer: 'Filled in', other: 'Another reply', noReply: 'No reply', ...sendPorts }),
  optionalPorts: ['other'],
  summary: ({ text, fields }) =>
    `Ask by form “${text.length > 40 ? `${text.slice(0, 39)}…` : text}”${fields.length > 0 ? `: ${fields.map(({ name }) => name).join(', ')}` : ''}`,
  compile: ({ settings, node, to }) => ({
    initial: 'sending',
    states: {
      sending: sendingFreely(formOf(settings, node), { to }, { target: 'waiting' }),
      waiting: {
        on: {
          'contact.replied': {
            target: 'reading',
            actions: [{ type: 'takeForm', params: { node, fields: settings.fields.map(({ name, variable }) => ({ name, variable })) } }],
          },
        },
        after: { [settings.maxWaitSeconds * 1000]: to('noReply') },
      },
      reading: {
        always: [
          { ...to('failed'), guard: { type: 'hasFault' } },
          { ...to('answer'), guard: { type: 'resultIs', params: { value: 'answer' } } },
          to('other'),
          { target: 'waiting' },
        ],
      },
    },
  }),
  preview: ({ text, label }) => [{ is: 'form', text, label }],
  limits: () => ({ text: MAX_TEXT, label: MAX_LABEL }),
  check: (settings) => [...checkLabel(settings), ...checkData(settings), ...checkFields(settings)],
})

function formOf({ text, label, flowId, screen, data, isDraft }: Settings, node: string) {
  return {
    type: 'sendForm',
    params: {
      node,
      text,
      label,
      flowId,
      ...(screen ? { screen } : {}),
      ...(data.length > 0 ? { data: data.map(({ name, value }) => ({ name, value })) } : {}),
      ...(isDraft ? { isDraft } : {}),
    },
  } as const
}

function checkLabel({ label }: Settings) {
  if (label.includes('{{') || label.length <= MAX_LABEL) return []
  return [{ path: ['label'], message: `A button has at most ${MAX_LABEL} characters, this has ${label.length}` }]
}

function checkData({ data, screen }: Settings) {
  return data.length > 0 && !screen ? [{ path: ['screen'], message: 'Name the first screen: it is the one that is given the values' }] : []
}

function checkFields({ fields, data }: Settings) {
  return [...repeated('fields', fields), ...repeated('data', data)]
}

function repeated(list: string, members: readonly { readonly name: string }[]) {
  return members.flatMap(({ name }, index) =>
    members.findIndex((other) => other.name === name) < index ? [{ path: [list, index, 'name'], message: `"${name}" is there twice` }] : [],
  )
}
