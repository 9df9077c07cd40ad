/** What fields do with what is typed: written through, one step of undo a visit, nothing lost, problems where they belong. */
import '../a-page'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { describedBy, field, inspect, nodeOf } from './an-inspector'

const ASSIGN = { skill: 'sales', priority: 500 }
const ASK = {
  text: 'Which language?',
  style: 'buttons',
  choices: [
    { id: 'english', title: 'English' },
    { id: 'deutsch', title: 'Deutsch' },
  ],
}
const one = (kind: string, settings: object) => ({ nodes: { it: nodeOf(kind, settings) } })

describe('a visit of a field', () => {
  it('is one step of undo, however much was typed', async () => {
    const { user, settings, editor, undo } = inspect(one('send-text', { text: 'Hello' }))
    await user.type(field('Text'), ' and welcome')
    expect(settings().text).toBe('Hello and welcome')
    expect(editor.script.getState().past).toHaveLength(1)
    undo()
    expect(settings().text).toBe('Hello')
    expect((field('Text') as HTMLTextAreaElement).value).toBe('Hello')
  })

  it('is a step of its own when the field is come back to', async () => {
    const { user, editor } = inspect(one('assign-skill', ASSIGN))
    await user.type(field('Priority'), '1')
    await user.tab()
    await user.type(field('Priority'), '2')
    expect(editor.script.getState().past).toHaveLength(2)
  })
})

describe('a number', () => {
  it('that cannot be read stays in the field and in the script, and its problem is told with the field', async () => {
    const { user, settings } = inspect(one('assign-skill', ASSIGN))
    await user.clear(field('Priority'))
    await user.type(field('Priority'), 'soon')
    expect(settings().priority).toBe('soon')
    expect((field('Priority') as HTMLInputElement).value).toBe('soon')
    expect(field('Priority').getAttribute('aria-invalid')).toBe('true')
    expect(describedBy(field('Priority'))).toContain('This has to be a number')
  })

  it('is left to what holds without it when the field is emptied', async () => {
    const { user, settings } = inspect(one('assign-skill', ASSIGN))
    await user.clear(field('Priority'))
    expect(settings()).toEqual({ skill: 'sales' })
    expect(field('Priority').getAttribute('placeholder')).toBe('500')
  })

  it('goes up and down by arrow keys, within its bounds', async () => {
    const { user, settings } = inspect(one('assign-skill', { ...ASSIGN, priority: 999 }))
    await user.click(field('Priority'))
    await user.keyboard('{ArrowUp}{ArrowUp}')
    expect(settings().priority).toBe(1000)
  })
})

describe('a span of time', () => {
  it('is a number with a unit', async () => {
    const { user, settings } = inspect(one('wait-for-agent', { maxWaitSeconds: 300 }))
    expect((field('Longest wait') as HTMLInputElement).value).toBe('5')
    await user.selectOptions(screen.getByLabelText('Unit of Longest wait'), 'hours')
    expect(settings().maxWaitSeconds).toBe(18_000)
  })

  it('may be typed with its units', async () => {
    const { user, settings } = inspect(one('wait-for-agent', { maxWaitSeconds: 300 }))
    await user.clear(field('Longest wait'))
    await user.type(field('Longest wait'), '1 h 30 min')
    expect(settings().maxWaitSeconds).toBe(5400)
    await user.tab()
    expect((field('Longest wait') as HTMLInputElement).value).toBe('90')
    expect(screen.getByText('1 hour 30 minutes')).toBeDefined()
  })
})

describe('a choice between styles', () => {
  it('hides the fields that say nothing with it, and keeps what is in them', async () => {
    const { user, settings } = inspect(one('ask', { ...ASK, style: 'list', listButton: 'Languages' }))
    expect(screen.queryByLabelText('Label that opens the list')).not.toBeNull()
    await user.click(screen.getByRole('radio', { name: 'Buttons' }))
    expect(screen.queryByLabelText('Label that opens the list')).toBeNull()
    expect(settings().listButton).toBe('Languages')
  })

  it('shows a field that is in the way, with its problem and a way out', async () => {
    const { user, settings } = inspect(one('ask', ASK))
    await user.click(screen.getByRole('radio', { name: 'Free answer' }))
    expect(describedBy(screen.getByRole('group', { name: 'Choices' }))).toContain('A free answer takes no choices')
    await user.click(screen.getByRole('button', { name: 'Remove all, since this style uses none' }))
    expect(settings().choices).toEqual([])
    expect(screen.queryByRole('group', { name: 'Choices' })).toBeNull()
  })
})

describe('a list', () => {
  const choices = (settings: () => Record<string, unknown>) => settings().choices as { id: string; title: string }[]

  it('names a new item’s id after its title, and keeps it afterwards', async () => {
    const { user, settings, editor } = inspect(one('ask', ASK))
    await user.click(screen.getByRole('button', { name: 'Add to Choices' }))
    const item = () => within(screen.getByRole('group', { name: 'Choices 3' }))
    await user.type(item().getByLabelText('Title'), 'Español')
    expect(choices(settings)[2]).toEqual({ id: 'espanol', title: 'Español' })
    // when it was left and is renamed
    await user.click(field('Question'))
    await user.clear(item().getByLabelText('Title'))
    await user.type(item().getByLabelText('Title'), 'Spanish')
    expect(choices(settings)[2]).toEqual({ id: 'espanol', title: 'Spanish' })
    expect(editor.script.getState().past.length).toBeGreaterThan(2)
  })

  it('gives no id twice', async () => {
    const { user, settings } = inspect(one('ask', ASK))
    await user.click(screen.getByRole('button', { name: 'Add to Choices' }))
    await user.type(within(screen.getByRole('group', { name: 'Choices 3' })).getByLabelText('Title'), 'English')
    expect(choices(settings)[2]?.id).toBe('english-2')
  })

  it('is put in order by buttons and by arrow keys on the grip', async () => {
    const { user, settings } = inspect(one('ask', ASK))
    await user.click(screen.getByRole('button', { name: 'Move Choices 2 up' }))
    expect(choices(settings).map(({ id }) => id)).toEqual(['deutsch', 'english'])
    screen.getByRole('button', { name: /^Move Choices 1:/ }).focus()
    await user.keyboard('{ArrowDown}')
    expect(choices(settings).map(({ id }) => id)).toEqual(['english', 'deutsch'])
  })

  it('loses an item, and the links of its port with it', async () => {
    const { user, settings, editor } = inspect({
      nodes: { it: nodeOf('ask', ASK), end: nodeOf('end', {}) },
      links: { 'it.choice-deutsch': { from: 'it', port: 'choice-deutsch', to: 'end' } },
    })
    await user.click(screen.getByRole('button', { name: 'Remove Choices 2' }))
    expect(choices(settings)).toEqual([{ id: 'english', title: 'English' }])
    expect(editor.script.script().links).toEqual({})
  })

  it('keeps what was filled in while another form of an item is tried', async () => {
    const { user, settings } = inspect(one('check-channel', { branches: [{ id: 'one', by: 'number', number: '+4930123456' }] }))
    const by = () => screen.getByLabelText('Tell apart by')
    await user.selectOptions(by(), 'channel')
    expect(settings().branches).toEqual([{ id: 'one', by: 'channel', channel: '' }])
    await user.selectOptions(by(), 'number')
    expect(settings().branches).toEqual([{ id: 'one', by: 'number', number: '+4930123456' }])
  })
})

describe('what a channel takes', () => {
  it('is counted, warned of, and told when it is too much', async () => {
    const { user } = inspect(one('ask', ASK))
    const title = within(screen.getByRole('group', { name: 'Choices 1' })).getByLabelText('Title')
    expect(describedBy(title)).toContain('7 of 20')
    await user.type(title, ' if you like')
    expect(describedBy(title)).toContain('19 of 20 nearly full')
    await user.type(title, ' to')
    expect(describedBy(title)).toContain('22 of 20 too much')
    expect(describedBy(title)).toContain('at most 20 characters')
  })

  it('is counted for items, and changes with the style', async () => {
    const { user } = inspect(one('ask', { ...ASK, choices: [...ASK.choices, { id: 'c', title: 'C' }, { id: 'd', title: 'D' }] }))
    expect(describedBy(screen.getByRole('group', { name: 'Choices' }))).toContain('4 of 3 too much')
    await user.click(screen.getByRole('radio', { name: 'List' }))
    expect(describedBy(screen.getByRole('group', { name: 'Choices' }))).toContain('4 of 10')
  })

  it('is measured with examples filled in where values are put in', async () => {
    inspect(one('send-text', { text: 'Hello {{ contact.name }}' }))
    expect(await screen.findByText('about 16 of 4,096')).toBeDefined()
  })
})

describe('an optional text', () => {
  it('is added where it is wanted, and taken away again', async () => {
    const { user, settings } = inspect(one('ask', ASK))
    await user.click(screen.getByRole('button', { name: 'Question after an invalid answer' }))
    await user.type(field('Question after an invalid answer'), 'Please tap')
    expect(settings().retryText).toBe('Please tap')
    await user.click(screen.getByRole('button', { name: 'Remove Question after an invalid answer' }))
    expect(settings()).not.toHaveProperty('retryText')
  })
})
