/** Writing a script in further languages: setting them up, writing a text beside its original, being led to one that is missing. */
import '../a-page'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Languages } from '../../../engine/script/script'
import { inspect, nodeOf } from './an-inspector'

const languages: Languages = { own: 'en', others: ['de'], variable: 'language' }
const variables = { language: { type: 'text' } } as const

const question = nodeOf('ask', {
  text: 'How can we help?',
  style: 'buttons',
  choices: [{ id: 'sales', title: 'Sales' }],
})

const open = (node = question) => inspect({ nodes: { it: node }, variables, languages })

function writeIn(language: string) {
  fireEvent.change(screen.getByLabelText('Texts in'), { target: { value: language } })
}

describe('the texts of a node', () => {
  it('are written in another language, each below its original', () => {
    const { editor } = open()
    writeIn('de')
    expect(screen.getByText('How can we help?', { selector: '[id][dir=auto]' })).toBeTruthy()
    fireEvent.change(screen.getByLabelText('Question'), { target: { value: 'Wie können wir helfen?' } })
    fireEvent.change(screen.getByLabelText(/^Title/), { target: { value: 'Verkauf' } })
    expect(editor.script.script().nodes.it?.translations).toEqual({
      de: { text: 'Wie können wir helfen?', 'choices.sales.title': 'Verkauf' },
    })
    expect(editor.script.script().nodes.it?.settings).toMatchObject({ text: 'How can we help?' })
  })

  it('show in the preview as they are in that language', () => {
    open({ ...question, translations: { de: { text: 'Wie können wir helfen?' } } })
    const preview = () => screen.getByRole('region', { name: 'As the contact sees it' })
    expect(within(preview()).getByText('How can we help?')).toBeTruthy()
    writeIn('de')
    expect(within(preview()).getByText('Wie können wir helfen?')).toBeTruthy()
  })

  it('that are emptied again are not kept', () => {
    const { editor } = open({ ...question, translations: { de: { text: 'Wie?' } } })
    writeIn('de')
    fireEvent.change(screen.getByLabelText('Question'), { target: { value: '' } })
    expect(editor.script.script().nodes.it).not.toHaveProperty('translations')
  })

  it('are counted where they are missing, and have no switch where the script speaks one language', () => {
    open({ ...question, translations: { de: { text: 'Wie?' } } })
    expect(screen.getByRole('option', { name: 'German (1 missing)' })).toBeTruthy()
    inspect({ nodes: { it: question } })
    expect(screen.getAllByLabelText('Texts in')).toHaveLength(1)
  })

  it('are gone to from a problem, in its language', async () => {
    const { editor } = open()
    act(() => editor.view.showField('it', ['translations', 'de', 'choices.sales.title']))
    expect(await screen.findByLabelText(/^Title/)).toBeTruthy()
    expect(screen.getByLabelText('Texts in')).toHaveProperty('value', 'de')
  })
})

describe('the languages of a script', () => {
  it('begin with the reader’s own and a variable, in one step', () => {
    const { editor } = inspect({ nodes: {} })
    fireEvent.click(screen.getByRole('button', { name: 'Speak further languages' }))
    expect(editor.script.script()).toMatchObject({ languages: { own: 'en', others: [], variable: 'language' }, variables })
    act(() => editor.script.undo())
    expect(editor.script.script()).not.toHaveProperty('languages')
    expect(editor.script.script().variables).toEqual({})
  })

  it('take along what was written in one that is removed', () => {
    const { editor } = open({ ...question, translations: { de: { text: 'Wie?' } } })
    act(() => editor.selection.clear())
    fireEvent.click(screen.getByRole('button', { name: 'Remove German' }))
    expect(editor.script.script().languages).toEqual({ ...languages, others: [] })
    expect(editor.script.script().nodes.it).not.toHaveProperty('translations')
  })
})
