import { afterEach, describe, expect, it } from 'vitest'
import { stepInWords } from '../../../designer/commands/step-in-words'
import type { Edit } from '../../../designer/script/edits'
import type { DispatchOptions } from '../../../designer/script/script-store'
import { speak } from '../../../designer/wording/words'
import { anEditor } from '../an-editor'

afterEach(() => speak('en'))

function said(edits: Edit | readonly Edit[], options?: DispatchOptions): string {
  const editor = anEditor({ nodes: { begin: ['begin'], one: ['send-text'], two: ['send-text'] }, links: ['begin.default -> one'] })
  editor.dispatch(edits, options)
  const step = editor.script.getState().past.at(-1)
  return step ? stepInWords(step.said) : ''
}
const places = { one: { x: 8, y: 8 }, two: { x: 16, y: 8 } }

describe('a step in words', () => {
  it('counts what was moved', () => {
    expect(said({ type: 'moveThings', nodes: places })).toBe('move 2 nodes')
    expect(said({ type: 'moveThings', nodes: { one: { x: 8, y: 8 } } })).toBe('move 1 node')
  })

  it('is called what the one who did it calls it', () => {
    expect(said({ type: 'moveThings', nodes: places }, { as: 'layOut' })).toBe('lay out 2 nodes')
    expect(said({ type: 'removeNodes', ids: ['one', 'two'] }, { as: 'cut' })).toBe('cut 2 nodes')
  })

  it('speaks of things where several sorts were meant', () => {
    const edits: Edit[] = [
      { type: 'removeNodes', ids: ['two'] },
      { type: 'unlink', ids: ['begin.default'] },
    ]
    expect(said(edits, { as: 'remove' })).toBe('remove 2 things')
  })

  it('says the edit where the name given is not known', () => {
    expect(said({ type: 'renameNode', id: 'one', name: 'Hello' }, { as: 'somethingNew' })).toBe('rename a node')
  })

  it('speaks German', async () => {
    await speak('de')
    expect(said({ type: 'moveThings', nodes: places })).toBe('2 Knoten verschieben')
  })
})
