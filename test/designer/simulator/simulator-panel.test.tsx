import '../a-page'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LitPath } from '../../../designer/playground/script/way'
import { forgetStory } from '../../../designer/simulator/kept-session'
import { SimulatorPanel } from '../../../designer/simulator/SimulatorPanel'
import type { Script } from '../../../engine/script/script'
import { openExample } from '../../../examples/open-example'

const { directory, script: find } = openExample('front-desk')
const frontDesk = find('front-desk')

/** A Monday morning in Berlin: the office is open. */
const MORNING = Date.parse('2026-11-23T10:00+01:00')

const told = { onPath: vi.fn<(path: LitPath | undefined) => void>(), onFollow: vi.fn<(node: string) => void>(), onClose: vi.fn() }

beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(MORNING)
})
afterEach(() => {
  // the panel says good-bye while its listeners still listen
  cleanup()
  forgetStory()
  vi.restoreAllMocks()
  for (const listener of Object.values(told)) listener.mockReset()
})

interface Page {
  readonly script?: Script
  readonly stops?: readonly string[]
  readonly selectedNode?: string
}

function Designer({ script = frontDesk, stops = [], selectedNode }: Page) {
  const [breakpoints, setBreakpoints] = useState<ReadonlySet<string>>(new Set(stops))
  return <SimulatorPanel {...{ script, directory, selectedNode, breakpoints, ...told }} onBreakpoints={setBreakpoints} />
}

async function open(page: Page = {}) {
  const user = userEvent.setup()
  const view = render(<Designer {...page} />)
  await screen.findByRole('textbox', { name: 'Write a message' })
  return { user, show: (next: Page) => view.rerender(<Designer {...next} />) }
}

type User = ReturnType<typeof userEvent.setup>

const phone = () => within(screen.getByRole('region', { name: 'Phone' }))
/** Tabs come to the page one turn after what stands beside them. */
const tab = async (user: User, name: string) => user.click(await screen.findByRole('tab', { name }))
/** To the minute, in UTC. */
const virtualTime = () => document.querySelector('time')?.dateTime.slice(0, 16)
const pathNow = () => told.onPath.mock.lastCall?.[0]

async function says(user: User, text: string) {
  await user.type(screen.getByRole('textbox', { name: 'Write a message' }), `${text}{Enter}`)
}

/** To where Ana is offered the case. */
async function orders(user: User) {
  await says(user, 'Hello')
  await user.click(await phone().findByRole('button', { name: 'English' }))
  await user.click(await phone().findByRole('button', { name: 'Topics / Themen' }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: /A new order/ }))
  await phone().findByText('Thank you! Somebody will be with you in a moment.')
}

describe('the simulator beside the canvas', () => {
  it('starts by itself, and lights nothing before the contact has written', async () => {
    await open()
    expect(screen.getByText(/The run has not begun/)).toBeDefined()
    expect(virtualTime()).toBe('2026-11-23T09:00')
    expect(pathNow()).toBeUndefined()
  })

  it('answers on the phone, lights the path on the canvas, and follows the run', async () => {
    // given
    const { user } = await open()
    // when
    await says(user, 'Hello')
    // then
    expect(await phone().findByText(/Which language do you prefer/)).toBeDefined()
    expect(pathNow()).toMatchObject({ current: 'ask-language', cords: new Set(['begin.default', 'which-channel.front-desk']) })
    expect(told.onFollow).toHaveBeenLastCalledWith('ask-language')
  })

  it('takes the light from the canvas when it goes', async () => {
    const { user } = await open()
    await says(user, 'Hello')
    await phone().findByText(/Which language do you prefer/)
    cleanup()
    expect(pathNow()).toBeUndefined()
  })

  it('is still there, with all that happened, after another panel was looked at', async () => {
    // given
    const { user } = await open()
    await says(user, 'Hello')
    await phone().findByText(/Which language do you prefer/)
    cleanup()
    // when
    await open()
    // then
    expect(phone().getByText(/Which language do you prefer/)).toBeDefined()
    expect(pathNow()).toMatchObject({ current: 'ask-language' })
  })

  it('lets the author be the agent: accept, reply, resolve', async () => {
    // given
    const { user } = await open()
    await orders(user)
    // when
    await user.click(screen.getByRole('tab', { name: 'World, an offer waits for an answer' }))
    await user.click(screen.getByRole('button', { name: 'Accept as Ana' }))
    await user.type(await screen.findByRole('textbox', { name: 'Reply as Ana' }), 'Which one?{Enter}')
    // then
    expect(await phone().findByText('Which one?')).toBeDefined()
    // when
    await user.click(screen.getByRole('button', { name: 'Resolve' }))
    // then
    expect(await screen.findByText('Resolved, nobody')).toBeDefined()
    // when
    await user.selectOptions(screen.getByLabelText('Case status'), 'Closed')
    // then
    expect(await screen.findByText('Closed, nobody')).toBeDefined()
  })

  it('tells the story in plain words', async () => {
    const { user } = await open()
    await orders(user)
    const story = within(screen.getByRole('list', { name: 'What happened so far' }))
    for (const line of ['The stage is set', 'The contact: “Hello”', 'Offered to Ana', '→ Language menu'])
      expect(story.getAllByText(line, { exact: false }).length).toBeGreaterThan(0)
  })

  it('shows what changed in the variables, and goes back and forth in time', async () => {
    // given
    const { user } = await open()
    await says(user, 'Hello')
    await user.click(await phone().findByRole('button', { name: 'Deutsch' }))
    await phone().findByText('Worum geht es?')
    await tab(user, 'State')
    const language = () => screen.getByRole('row', { name: /^language/ }).textContent
    expect(language()).toBe('languagedeutsch')
    // when
    await user.click(screen.getByRole('button', { name: 'Earlier moment' }))
    // then
    expect(language()).toBe('languageenglishdeutsch (changed at this moment)')
    expect(phone().queryByText('Worum geht es?')).toBeNull()
    expect(screen.getByText(/You are looking at an earlier moment/)).toBeDefined()
    // when
    fireEvent.change(screen.getByRole('slider', { name: 'Moments' }), { target: { value: '1' } })
    expect(language()).toBe('languageenglish')
    expect(screen.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^Moment 2 of \d+, .*Case 1 opened$/)
    await user.click(screen.getByRole('button', { name: 'Back to the end' }))
    // then
    expect(language()).toBe('languagedeutsch')
  })

  it('takes the story another way from an earlier moment, and takes that back', async () => {
    // given
    const { user } = await open()
    await says(user, 'Hello')
    await user.click(await phone().findByRole('button', { name: 'Deutsch' }))
    await phone().findByText('Worum geht es?')
    // when
    fireEvent.change(screen.getByRole('slider', { name: 'Moments' }), { target: { value: '2' } })
    await user.click(phone().getByRole('button', { name: 'English' }))
    // then
    expect(await phone().findByText('What can we help you with?')).toBeDefined()
    // when
    await user.click(screen.getByRole('button', { name: 'Take that back' }))
    await user.click(await screen.findByRole('button', { name: 'Back to the end' }))
    // then
    expect(phone().getByText('Worum geht es?')).toBeDefined()
  })

  it('stops at a breakpoint and goes on', async () => {
    // given
    const { user } = await open({ stops: ['ask-topic'] })
    await says(user, 'Hello')
    await user.click(await phone().findByRole('button', { name: 'English' }))
    // then
    expect(await screen.findByText('Stopped: the run came into Topic menu.')).toBeDefined()
    expect(phone().queryByText('What can we help you with?')).toBeNull()
    // when
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    // then
    expect(await phone().findByText('What can we help you with?')).toBeDefined()
    expect(screen.queryByText(/^Stopped/)).toBeNull()
  })

  it('sets and takes away the stop at the selected node', async () => {
    const { user } = await open({ selectedNode: 'wait' })
    await user.click(screen.getByRole('button', { name: 'Stop here' }))
    expect(within(screen.getByRole('list', { name: 'Stops' })).getByText('Wait for an agent')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Do not stop at Wait for an agent any more' }))
    expect(screen.queryByRole('list', { name: 'Stops' })).toBeNull()
  })

  it('starts at the selected node', async () => {
    // given
    const { user } = await open({ selectedNode: 'ask-topic' })
    // when
    await user.click(screen.getByRole('button', { name: 'Start here' }))
    await screen.findByText('Starts at Topic menu')
    await says(user, 'Hello')
    // then
    expect(await phone().findByText('What can we help you with?')).toBeDefined()
    expect(pathNow()).toMatchObject({ nodes: new Set(['ask-topic']), cords: new Set() })
    // when
    await user.click(screen.getByRole('button', { name: 'Start at Begin again' }))
    // then
    await vi.waitFor(() => expect(screen.queryByText('Starts at Topic menu')).toBeNull())
  })

  it('skips to the next timer, and says which it is', async () => {
    // given
    const { user } = await open()
    await says(user, 'Hello')
    await phone().findByText(/Which language do you prefer/)
    // when
    await user.click(screen.getByRole('button', { name: 'Skip time' }))
    await user.click(await screen.findByRole('menuitem', { name: /To the next timer: No reply \(Language menu\)/ }))
    // then
    expect(await screen.findByText(/The run has ended/)).toBeDefined()
    expect(virtualTime()).toBe('2026-11-24T09:00')
  })

  it('refuses to skip backwards, and says how to go back instead', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Skip time' }))
    await user.click(await screen.findByRole('menuitem', { name: 'To another time…' }))
    fireEvent.change(screen.getByLabelText('Let time pass until'), { target: { value: '2026-11-22T10:00' } })
    await user.click(screen.getByRole('button', { name: 'Skip' }))
    expect(screen.getByRole('alert').textContent).toMatch(/time only goes forward/)
  })

  it('goes step by step where that is wanted', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'Step by step' }))
    await says(user, 'Hello')
    expect(await screen.findByText(/The run is in Language menu/)).toBeDefined()
    expect(phone().queryByText(/Which language do you prefer/)).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Step' }))
    expect(await phone().findByText(/Which language do you prefer/)).toBeDefined()
  })

  it('lets WhatsApp refuse the next message', async () => {
    const { user } = await open()
    await tab(user, 'World')
    await user.selectOptions(screen.getByLabelText('What the next message meets'), 'WhatsApp refuses it')
    await says(user, 'Hello')
    await tab(user, 'Story')
    expect(await screen.findByText('Not sent: WhatsApp refused it (Message undeliverable)')).toBeDefined()
  })
})

describe('the scenario', () => {
  it('begins at the chosen moment, with the chosen name, values and agents', async () => {
    // given
    const { user } = await open()
    await tab(user, 'Scenario')
    // when
    await user.click(screen.getByRole('button', { name: 'When closed' }))
    const name = screen.getByLabelText('Contact’s name')
    await user.clear(name)
    await user.type(name, 'Ada')
    for (const agent of ['Ana', 'Bea', 'Carl']) await user.selectOptions(screen.getByLabelText(agent), 'Offline')
    await user.click(screen.getByRole('button', { name: 'Start with this' }))
    // then
    await vi.waitFor(() => expect(virtualTime()).toBe('2026-11-23T11:30'))
    await says(user, 'Hello')
    await user.click(await phone().findByRole('button', { name: 'English' }))
    expect(await phone().findByText(/We are closed right now/)).toBeDefined()
    expect(phone().getByText(/^Hello Ada!/)).toBeDefined()
  })
})

describe('a script that is being drawn', () => {
  it('keeps the one that the session began with, and offers to start again', async () => {
    // given
    const { user, show } = await open()
    await says(user, 'Hello')
    await phone().findByText(/Which language do you prefer/)
    const menu = frontDesk.nodes['ask-topic']
    if (!menu) throw new Error('The example has no topic menu')
    const moved = { ...menu, position: { x: 1, y: 1 } }
    // when only its picture changed
    show({ script: { ...frontDesk, nodes: { ...frontDesk.nodes, 'ask-topic': moved } } })
    expect(screen.queryByText(/The script has changed/)).toBeNull()
    // when
    const asking = { ...menu, settings: { ...menu.settings, text: 'What is it about?' } }
    show({ script: { ...frontDesk, nodes: { ...frontDesk.nodes, 'ask-topic': asking } } })
    const notice = screen.getByText(/The script has changed/).parentElement
    await user.click(within(notice ?? document.body).getByRole('button', { name: 'Start again' }))
    // then
    await screen.findByText(/The run has not begun/)
    await says(user, 'Hello')
    await user.click(await phone().findByRole('button', { name: 'English' }))
    expect(await phone().findByText('What is it about?')).toBeDefined()
  })

  it('says what keeps a broken one from running, shows the place, and starts by itself once it is mended', async () => {
    // given
    const wait = frontDesk.nodes.wait
    if (!wait) throw new Error('The example has no Wait for agent')
    const broken = { ...frontDesk, nodes: { ...frontDesk.nodes, wait: { ...wait, settings: { maxWaitSeconds: -1 } } } }
    const view = render(<Designer script={broken} />)
    // then
    expect(await screen.findByText('This script cannot run yet')).toBeDefined()
    // when
    fireEvent.click(screen.getByRole('button', { name: 'Show Wait for an agent' }))
    expect(told.onFollow).toHaveBeenCalledWith('wait')
    await act(async () => view.rerender(<Designer />))
    // then
    expect(await screen.findByRole('textbox', { name: 'Write a message' })).toBeDefined()
  })
})
