import '../a-page'
import { render, screen, within } from '@testing-library/react'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEditor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import { loadEngine } from '../../../designer/expression-editor/use-engine'
import { MessagePreviews } from '../../../designer/inspector/preview/MessagePreviews'
import { Template } from '../../../engine/directory/model/directory'
import { openExample } from '../../../examples/open-example'
import type { MessagePreview } from '../../../nodes/define-node'
import { catalogue } from '../../../nodes/index'

beforeAll(loadEngine)

const { directory, script } = openExample('front-desk')
const TEMPLATES = [
  Template.parse({
    name: 'order_ready',
    language: 'en_US',
    category: 'utility',
    status: 'approved',
    header: 'Order {{1}}',
    body: 'Hello {{1}}, *your order* is ready on {{2}}.',
    footer: 'Front desk',
    quickReplies: ['Thank you', 'Call me'],
  }),
  Template.parse({
    ...{ name: 'invoice', language: 'de', category: 'utility', status: 'approved', headerMedia: 'document', body: 'Ihre Rechnung.' },
    quickReplies: ['Danke'],
    buttons: [
      { type: 'link', title: 'Zahlen', url: 'https://x.example' },
      { type: 'copyCode', example: '25OFF' },
    ],
  }),
  Template.parse({ name: 'offer', language: 'de', category: 'marketing', status: 'paused', body: 'Hallo!' }),
]

function show(...messages: readonly MessagePreview[]) {
  const editor = createEditor({ ...script('front-desk'), variables: { day: { type: 'text', initial: 'Monday' }, topic: { type: 'text' } } })
  editor.view.set({ directory: { ...directory, templates: TEMPLATES } })
  render(
    <EditorContext value={editor}>
      <MessagePreviews messages={messages} />
    </EditorContext>,
  )
  return within(screen.getByRole('region', { name: 'As the contact sees it' }))
}

const template = (parameters: readonly string[], name = 'order_ready', language = 'en_US'): MessagePreview => ({
  is: 'template',
  template: name,
  language,
  parameters,
})

describe('a message as the contact sees it', () => {
  it('shows WhatsApp’s marks, and examples in place of values', () => {
    const shown = show({ is: 'text', text: '*Hello* {{ contact.name }}, see you on {{ day }}: {{ topic }}' })
    expect(shown.getByText(/Mia Santos, see you on Monday: ‹topic›/)).toBeDefined()
    expect(shown.getByText('Hello').tagName).toBe('STRONG')
  })

  it('shows the name of what cannot be filled in yet', () => {
    const shown = show({ is: 'text', text: 'Dear {{ contact.name }' })
    expect(shown.getByText('Dear {{ contact.name }')).toBeDefined()
  })

  it('shows buttons under the question, and a list with its rows', () => {
    const choices = [{ title: 'Sales' }, { title: 'Support', description: 'Repairs and returns' }]
    const shown = show(
      { is: 'choices', style: 'buttons', text: 'Where to?', choices },
      { is: 'choices', style: 'list', text: 'And what?', choices, listButton: 'Choose' },
    )
    const [buttons, list] = shown.getAllByRole('listitem', { name: /Message/ })
    expect(within(buttons as HTMLElement).getAllByText(/Sales|Support/)).toHaveLength(2)
    expect(within(buttons as HTMLElement).queryByText('Repairs and returns')).toBeNull()
    expect(within(list as HTMLElement).getByText('Choose')).toBeDefined()
    expect(
      within(within(list as HTMLElement).getByRole('list', { name: 'Rows of the list' })).getByText('Repairs and returns'),
    ).toBeDefined()
  })

  it('fills a template in: the header’s values first, then the body’s', () => {
    const shown = show(template(['4711', '{{ day }}']))
    expect(shown.getByText('Order 4711')).toBeDefined()
    expect(shown.getByText(/is ready on \{\{2\}\}\./)).toBeDefined()
    expect(shown.getByText('your order').tagName).toBe('STRONG')
    for (const text of ['Front desk', 'Thank you', 'Call me', 'Template order_ready, en_US', 'Utility', 'Approved'])
      expect(shown.getByText(text)).toBeDefined()
  })

  it('says which template may not be sent, and which is gone', () => {
    expect(show(template([], 'offer', 'de')).getByText('Paused')).toBeDefined()
  })

  it('says of a template that was deleted what to do', () => {
    expect(show(template([], 'offer', 'fr')).getByText('The template “offer” (fr) no longer exists; choose another')).toBeDefined()
  })

  it('is a file, a place, a contact card, a reaction, a link or a form', () => {
    const shown = show(
      { is: 'file', kind: 'document', name: 'Prices.pdf', caption: 'Our *prices*' },
      { is: 'file', kind: 'sticker', name: '' },
      { is: 'location', latitude: '52.5', longitude: '13.4', name: 'Main branch', address: 'Main street 1' },
      { is: 'contact', name: 'Claims', details: ['', '+16145551234', ''] },
      { is: 'reaction', emoji: '👍' },
      { is: 'link', text: 'Track it', label: 'Open', url: 'https://x.example', header: 'Parcel', footer: 'No reply' },
      { is: 'form', text: 'Where to?', label: 'Enter address' },
    )
    const texts = ['Prices.pdf', 'prices', 'Sticker', 'Main branch', 'Main street 1', '52.5, 13.4', 'Claims', '+16145551234']
    for (const text of [...texts, '👍 at the contact’s last message', 'Parcel', 'Track it', 'No reply', 'Open', 'Enter address']) {
      expect(shown.getByText(text)).toBeDefined()
    }
  })

  it('shows what stands at the top of a template, and its other buttons', () => {
    const shown = show({ is: 'template', template: 'invoice', language: 'de', parameters: [], buttonValues: ['30OFF'] })
    for (const text of ['A document', 'Zahlen', '30OFF', 'Danke']) expect(shown.getByText(text)).toBeDefined()
  })

  it('is there for every kind that sends something', () => {
    const sending = catalogue.filter(({ group }) => group === 'message' || group === 'ask')
    expect(sending.length).toBeGreaterThan(8)
    for (const { preview } of sending) expect(preview).toBeDefined()
  })
})
