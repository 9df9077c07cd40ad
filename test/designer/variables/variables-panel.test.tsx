import '../a-page'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { createEditor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import { VariablesPanel } from '../../../designer/variables/VariablesPanel'
import type { Script } from '../../../engine/script/script'
import { openExample } from '../../../examples/open-example'

const frontDesk = openExample('front-desk').script('front-desk')
const small: Script = {
  ...frontDesk,
  links: {},
  variables: { language: { type: 'text', initial: 'english' }, attempts: { type: 'number' } },
  nodes: {
    greet: { kind: 'send-text', settings: { text: 'Hello in {{ language }}, not the language' }, position: { x: 0, y: 0 } },
    check: { kind: 'if', name: 'German?', settings: { condition: 'language == "language"' }, position: { x: 0, y: 0 } },
    menu: { kind: 'ask', settings: { text: 'Which?', saveTo: 'language' }, position: { x: 0, y: 0 } },
    other: { kind: 'if', settings: { condition: '"language" == contact.name' }, position: { x: 0, y: 0 } },
  },
}

function open(script: Script = small, options: { readonly isReadOnly?: boolean } = {}) {
  const editor = createEditor(script, options)
  render(
    <EditorContext value={editor}>
      <VariablesPanel />
    </EditorContext>,
  )
  return { editor, user: userEvent.setup(), variables: () => editor.script.script().variables }
}

const card = (name: string) => screen.getByRole('button', { name })
const field = (name: string) => screen.getByRole('textbox', { name })

describe('the variables of a script', () => {
  it('says what each is: type, initial value, how often it is used', () => {
    open()
    expect(within(screen.getByRole('list', { name: 'Variables' })).getByText('text · starts as english · 3 uses')).toBeDefined()
    expect(screen.getByText('number · not used')).toBeDefined()
  })

  it('leads to the fields that use it, and to no text that only looks like it', async () => {
    // given
    const { editor, user } = open()
    await user.click(card('language'))
    const uses = within(screen.getByRole('list', { name: 'Used in' }))
    expect(uses.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Text of Send text',
      'Condition of German?',
      'Save the answer in of Ask',
    ])
    // when
    await user.click(uses.getByRole('button', { name: 'Condition of German?' }))
    // then
    expect([...editor.selection.getState().nodes]).toEqual(['check'])
    expect(editor.view.getState()).toMatchObject({ panel: 'inspector', field: { node: 'check', path: ['condition'] } })
  })

  it('renames it everywhere in one step, and keeps the keyboard where it went', async () => {
    // given
    const { editor, user } = open()
    await user.click(card('language'))
    // when
    await user.clear(field('Name'))
    await user.type(field('Name'), 'tongue')
    await user.tab()
    // then
    const { nodes, variables } = editor.script.script()
    expect(Object.keys(variables)).toEqual(['tongue', 'attempts'])
    expect(nodes.greet?.settings.text).toBe('Hello in {{ tongue }}, not the language')
    expect(nodes.check?.settings.condition).toBe('tongue == "language"')
    expect(nodes.menu?.settings.saveTo).toBe('tongue')
    expect(document.activeElement).toBe(screen.getByLabelText('Type'))
    // when
    editor.script.undo()
    // then
    expect(editor.script.script()).toEqual(small)
  })

  it.each([
    ['attempts', 'There is already a variable “attempts”; choose another name'],
    ['2nd', 'Begin with a letter; use letters, digits and underscores only, at most 64'],
    ['contact', '"contact" is a name that expressions already have; choose another'],
  ])('does not take the name %s, and says why', async (name, why) => {
    // given
    const { user, variables } = open()
    await user.click(card('language'))
    // when
    await user.clear(field('Name'))
    await user.type(field('Name'), name)
    await user.tab()
    // then
    expect(screen.getByText(why)).toBeDefined()
    expect(field('Name').getAttribute('aria-invalid')).toBe('true')
    expect(Object.keys(variables())).toEqual(['language', 'attempts'])
  })

  it('adds one by name and type', async () => {
    // given
    const { user, variables } = open({ ...small, variables: {} })
    expect(screen.getByText('No variables yet')).toBeDefined()
    // when
    await user.click(screen.getByRole('button', { name: 'Add a variable' }))
    await user.click(screen.getByRole('button', { name: 'Add' }))
    // then
    expect(screen.getByText('Give the variable a name')).toBeDefined()
    // when
    await user.type(field('Name'), 'orders')
    await user.selectOptions(screen.getByLabelText('Type'), 'Number')
    await user.click(screen.getByRole('button', { name: 'Add' }))
    // then
    expect(variables()).toEqual({ orders: { type: 'number' } })
    expect(card('orders').getAttribute('aria-expanded')).toBe('true')
  })

  it('changes what a variable begins with and what it is for, one step of undo for each field', async () => {
    // given
    const { editor, user, variables } = open()
    await user.click(card('attempts'))
    // when
    await user.type(field('Initial value'), '12')
    await user.type(field('Description'), 'How often')
    await user.click(screen.getByRole('checkbox', { name: 'Sensitive' }))
    // then
    expect(variables().attempts).toEqual({ type: 'number', initial: 12, description: 'How often', sensitive: true })
    expect(editor.script.getState().past).toHaveLength(3)
  })

  it('keeps what is no number, and says so', async () => {
    const { user, variables } = open()
    await user.click(card('attempts'))
    await user.type(field('Initial value'), 'ten')
    expect(variables().attempts?.initial).toBe('ten')
    expect(screen.getByText('Write a number, such as 12 or 0.5')).toBeDefined()
  })

  it('says where a variable is used before it goes', async () => {
    // given
    const { user, variables } = open()
    await user.click(card('language'))
    // when
    await user.click(screen.getByRole('button', { name: 'Remove the variable' }))
    // then
    const warning = within(screen.getByRole('alert'))
    expect(warning.getByText(/“language” is used in 3 places/)).toBeDefined()
    expect(warning.getByRole('button', { name: 'Condition of German?' })).toBeDefined()
    // when
    await user.click(warning.getByRole('button', { name: 'Remove all the same' }))
    // then
    expect(variables()).toEqual({ attempts: { type: 'number' } })
  })

  it('removes at once what nobody uses', async () => {
    const { user, variables } = open()
    await user.click(card('attempts'))
    await user.click(screen.getByRole('button', { name: 'Remove the variable' }))
    expect(Object.keys(variables())).toEqual(['language'])
  })

  it('shows, and changes nothing, where the script may only be looked at', async () => {
    const { user } = open(small, { isReadOnly: true })
    expect(screen.queryByRole('button', { name: 'Add a variable' })).toBeNull()
    await user.click(card('language'))
    expect(field('Name').hasAttribute('readonly')).toBe(true)
    expect(screen.queryByRole('button', { name: 'Remove the variable' })).toBeNull()
  })
})
