/** Tags and notes: what a script writes on the case, what it may not, and where people see it. */
import { describe, expect, it } from 'vitest'
import { checkScript } from '../../engine/script/check'
import { type Play, play } from '../../engine/testing/play'
import { ConversationHost } from '../conversation/conversation-host'
import { smallScript } from '../script/script-builder'

const inRow = (...nodes: readonly (readonly [kind: string, settings: Record<string, unknown>])[]) =>
  smallScript({
    nodes: { begin: ['begin'], ...Object.fromEntries(nodes.map((node, place) => [`n${place}`, node])), end: ['end'] },
    links: [
      'begin.default -> n0',
      ...nodes.map((_, place) => `n${place}.default -> ${place + 1 < nodes.length ? `n${place + 1}` : 'end'}`),
    ],
    variables: { topic: { type: 'text', initial: 'shoes' }, long: { type: 'text', initial: 'x'.repeat(1001) }, empty: { type: 'text' } },
    errorHandler: 'end',
  })
const tag = (...tags: string[]) => ['add-tag', { tags }] as const
const note = (text: string) => ['add-note', { text }] as const
const faultOf = (run: Play, node: string) => run.trace.find((step) => step.node === node)?.fault

describe('a tag', () => {
  it('is put on the case with its values', () => {
    const run = play(inRow(tag('order', 'about {{ topic }}')))
    expect(run.asked).toEqual([{ type: 'addTags', tags: ['order', 'about shoes'] }])
    expect(run.leftBy('n0')).toBe('default')
  })

  it('is put there once, whatever asks for it again', () => {
    const run = play(inRow(tag('order'), tag('order', 'vip'), tag('vip', '{{ "vip" }}')))
    expect(run.asked).toEqual([
      { type: 'addTags', tags: ['order'] },
      { type: 'addTags', tags: ['vip'] },
    ])
    expect(run.leftBy('n2')).toBe('default')
  })

  it.each([
    ['that is empty', ['ok', '{{ empty }}'], 'A tag is empty'],
    ['that is too long', ['{{ long }}'], 'A tag has at most 40 characters, this has 1001'],
    ['whose value cannot be found', ['{{ number(topic) }}'], ''],
  ])('%s is not added, nor is any beside it', (_what, tags, fault) => {
    const run = play(inRow(tag(...tags)))
    expect(run.leftBy('n0')).toBe('failed')
    expect(faultOf(run, 'n0')).toContain(fault)
    expect(run.asked).toEqual([])
  })

  it('beyond the twentieth is not added', () => {
    const ten = (letter: string) => tag(...Array.from({ length: 10 }, (_, number) => `${letter}${number}`))
    const run = play(inRow(ten('a'), ten('b'), tag('a0'), tag('one more')))
    expect([run.leftBy('n1'), run.leftBy('n2'), run.leftBy('n3')]).toEqual(['default', 'default', 'failed'])
    expect(faultOf(run, 'n3')).toBe('A case has at most 20 tags')
  })

  it('is checked while it is written', () => {
    const messages = (...tags: string[]) => checkScript(inRow(tag(...tags))).map(({ message }) => message)
    expect(messages('a', 'a')).toEqual(['The tag "a" is there twice'])
    expect(messages(' ')).toEqual(['Give the tag a name'])
    expect(messages('x'.repeat(41))).toEqual(['A tag has at most 40 characters'])
    expect(messages('{{ nothing }}')).toHaveLength(1)
    expect(messages('x'.repeat(40), '{{ topic }} and more than forty characters of it')).toEqual([])
  })
})

describe('a note', () => {
  it('is written with its values', () => {
    expect(play(inRow(note('Asked about {{ topic }}'))).asked).toEqual([{ type: 'addNote', text: 'Asked about shoes' }])
  })

  it.each([
    ['empty', '{{ empty }}', 'A note is empty'],
    ['too long', '{{ long }}', 'A note has at most 1000 characters, this has 1001'],
  ])('that is %s is not written', (_what, text, fault) => {
    const run = play(inRow(note(text)))
    expect(run.leftBy('n0')).toBe('failed')
    expect(faultOf(run, 'n0')).toBe(fault)
  })

  it('beyond the twentieth is not written', () => {
    const run = play(inRow(...Array.from({ length: 21 }, (_, number) => note(`note ${number}`))))
    expect(run.leftBy('n19')).toBe('default')
    expect(run.leftBy('n20')).toBe('failed')
    expect(faultOf(run, 'n20')).toBe('A case has at most 20 notes')
  })
})

describe('in a conversation', () => {
  it('the case keeps its tags through another run, and a new case begins without', async () => {
    const host = new ConversationHost(inRow(tag('order'), note('first'), ['update-status', { status: 'resolved' }]))
    await host.writes('hi')
    expect(host.state.theCase).toMatchObject({ tags: ['order'], notes: 1, status: 'resolved' })
    await host.writes('once more')
    expect(host.state.theCase).toMatchObject({ tags: ['order'], notes: 2 })
    expect(host.entries('case.tagged')).toEqual([
      { type: 'case.tagged', caseNumber: 1, tags: ['order'], by: { kind: 'script', scriptId: 'small', version: 1 } },
    ])
    expect(host.entries('case.noted').map(({ text }) => text)).toEqual(['first', 'first'])
    await host.handle({ type: 'status.set', actor: { kind: 'program', name: 'test' }, status: 'closed' })
    await host.writes('a new matter')
    expect(host.state.theCase).toMatchObject({ number: 2, tags: ['order'], notes: 1 })
    expect(host.entries('case.tagged')).toHaveLength(2)
  })
})
