/** Choosing things by name: of the workspace, of the script; what is gone, what can be made; templates with their values. */
import '../a-page'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { describedBy, field, inspect, nodeOf } from './an-inspector'

const one = (kind: string, settings: object) => ({ nodes: { it: nodeOf(kind, settings) } })

describe('a picker', () => {
  it('lists what the workspace has, and writes the id of what is chosen', async () => {
    const { user, settings } = inspect(one('assign-skill', { skill: 'sales' }))
    expect((field('Skill') as HTMLInputElement).value).toBe('Sales')
    await user.clear(field('Skill'))
    await user.type(field('Skill'), 'supp')
    await user.click(await screen.findByRole('option', { name: 'Support support' }))
    expect(settings().skill).toBe('support')
    expect((field('Skill') as HTMLInputElement).value).toBe('Support')
  })

  it('keeps what was deleted, says so, and lets another be chosen', async () => {
    const { user, settings } = inspect(one('assign-skill', { skill: 'billing' }))
    expect((field('Skill') as HTMLInputElement).value).toBe('billing')
    expect(field('Skill').dataset.gone).toBe('true')
    expect(describedBy(field('Skill'))).toContain('“billing” no longer exists; choose another')
    await user.click(field('Skill'))
    await user.tab()
    expect(settings().skill).toBe('billing')
    await user.click(screen.getByRole('button', { name: /Show the choices for Skill/ }))
    await user.click(await screen.findByRole('option', { name: 'Sales sales' }))
    expect(settings().skill).toBe('sales')
    expect(describedBy(field('Skill'))).not.toContain('no longer exists')
  })

  it('makes the variable that is missing, as one step', async () => {
    const { user, settings, editor, undo } = inspect(one('ask', { text: 'Name?' }))
    await user.type(field('Save the answer in'), 'fullName')
    await user.click(await screen.findByRole('option', { name: 'Create the variable “fullName”' }))
    expect(settings().saveTo).toBe('fullName')
    expect(editor.script.script().variables.fullName).toEqual({ type: 'text' })
    undo()
    expect(settings()).not.toHaveProperty('saveTo')
    expect(editor.script.script().variables).toEqual({})
  })
})

describe('a template', () => {
  const REMINDER = { template: 'appointment_reminder', language: 'en_US', parameters: ['Mia', 'Mia', '10:30'] }

  it('asks for each value by its place, with the words around it', () => {
    inspect(one('send-template', REMINDER))
    expect((field('Value 1 of the header') as HTMLTextAreaElement).value).toBe('Mia')
    expect(describedBy(field('Value 2'))).toContain('{{2}}')
    expect(describedBy(field('Value 2'))).toContain('your appointment is at')
  })

  it('keeps values by their place when the language is switched, and back', async () => {
    const { user, settings } = inspect(one('send-template', REMINDER))
    await user.selectOptions(screen.getByLabelText('Language of the template'), 'de')
    expect(settings()).toMatchObject({ language: 'de', parameters: ['Mia', '10:30'] })
    expect(screen.getAllByText('Not approved yet').length).toBeGreaterThan(0)
    await user.selectOptions(screen.getByLabelText('Language of the template'), 'en_US')
    expect(settings()).toEqual(REMINDER)
  })

  it('takes its language along when it is chosen, and asks for what it needs', async () => {
    const { user, settings } = inspect(one('send-template', { template: 'hello', language: 'en_US', parameters: [] }))
    await user.click(screen.getByRole('button', { name: /Show the choices for Template/ }))
    await user.click(await screen.findByRole('option', { name: /^appointment_reminder/ }))
    expect(settings()).toEqual({ template: 'appointment_reminder', language: 'en_US', parameters: ['', '', ''] })
    expect(describedBy(field('Value 1 of the header'))).toContain('Fill this in')
  })

  it('that is gone stays in the field until another is chosen', () => {
    const { settings } = inspect(one('send-template', { template: 'gone', language: 'en_US', parameters: ['a'] }))
    expect(screen.getAllByText(/“gone” no longer exists; choose another/).length).toBeGreaterThan(0)
    expect(settings().parameters).toEqual(['a'])
  })
})
