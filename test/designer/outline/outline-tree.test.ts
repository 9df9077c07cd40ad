/** The nested list of a script: each node once as itself, however the ways wind. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../designer/outline/outline-rows'
import { hasSameOutline, type OutlineItem, outlineOf } from '../../../designer/outline/outline-tree'
import { linkId } from '../../../designer/script/apply-edit'
import { portsOf } from '../../../designer/script/ports'
import { createScriptStore } from '../../../designer/script/script-store'
import { smallScript } from '../../script/script-builder'
import { anyEdit, emptyScript } from '../script/random-edits'

const listed = (items: readonly OutlineItem[]) =>
  rowsOf(items, new Set()).map(({ item, level }) => {
    const name =
      item.is === 'group' ? item.group : item.is === 'port' ? `${item.port}${item.isReference ? ` (to ${item.to})` : ''}` : item.id
    return `${'  '.repeat(level - 1)}${item.is} ${name}`
  })

const anyScript = fc.array(anyEdit, { maxLength: 30 }).map((edits) => {
  const store = createScriptStore(emptyScript())
  for (const edit of edits) store.dispatch(edit)
  return store.script()
})

describe('the outline', () => {
  it('shows a node under the port that leads to it, and names it where another port does', () => {
    const script = smallScript({
      nodes: { begin: ['begin'], when: ['if', { condition: 'true' }], bye: ['end'] },
      links: ['begin.default -> when', 'when.yes -> bye', 'when.no -> bye'],
    })
    expect(listed(outlineOf(script))).toEqual([
      'node begin',
      '  port default',
      '    node when',
      '      port no (to bye)',
      '      port failed',
      '      port yes',
      '        node bye',
    ])
  })

  it('ends where a way comes back to itself', () => {
    const script = smallScript({
      nodes: { begin: ['begin'], say: ['send-text', { text: 'Again' }] },
      links: ['begin.default -> say', 'say.default -> say'],
    })
    expect(listed(outlineOf(script))).toContain('      port default (to say)')
  })

  it('puts what starts by itself at the top, and what nothing leads to under Not connected', () => {
    const script = smallScript({
      nodes: { lost: ['end'], on: ['on-assignment'], begin: ['begin'], oops: ['send-text', { text: 'Sorry' }] },
      errorHandler: 'oops',
    })
    expect(listed(outlineOf(script)).filter((line) => !line.includes('port'))).toEqual([
      'node begin',
      'node on',
      'node oops',
      'group loose',
      '  node lost',
    ])
  })

  it('shows every node once as itself and every port of it, whatever the script', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        const items = rowsOf(outlineOf(script), new Set()).map(({ item }) => item)
        const nodes = items.flatMap((item) => (item.is === 'node' ? [item.id] : []))
        const ports = items.flatMap((item) => (item.is === 'port' ? [linkId(item.node, item.port)] : []))
        expect(nodes.toSorted()).toEqual(Object.keys(script.nodes).sort())
        expect(ports.toSorted()).toEqual(
          Object.entries(script.nodes)
            .flatMap(([id, node]) => Object.keys(portsOf(node)).map((port) => linkId(id, port)))
            .sort(),
        )
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
      }),
    )
  })

  it('follows every link, to the node below the port or to where it stands', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        for (const { item } of rowsOf(outlineOf(script), new Set())) {
          if (item.is !== 'port') continue
          const to = script.links[linkId(item.node, item.port)]?.to
          expect(item.to).toBe(to !== undefined && to in script.nodes ? to : undefined)
          const [below] = item.children
          expect(item.isReference).toBe(item.to !== undefined && below === undefined)
          if (below) expect(below).toMatchObject({ is: 'node', id: item.to })
        }
      }),
    )
  })

  it('is made of a single way of thousands of nodes', () => {
    const nodes = Object.fromEntries(Array.from({ length: 5000 }, (_, place) => [`n${place}`, ['set-variable', SETTINGS] as const]))
    const links = Array.from({ length: 4999 }, (_, place) => `n${place}.default -> n${place + 1}`)
    const rows = rowsOf(
      outlineOf(smallScript({ nodes: { begin: ['begin'], ...nodes }, links: ['begin.default -> n0', ...links] })),
      new Set(),
    )
    expect(rows.filter(({ item }) => item.is === 'node')).toHaveLength(5001)
    expect(rows.at(-1)?.level).toBe(2 * 5001)
  })

  it('knows the place of each row among its siblings', () => {
    const script = smallScript({ nodes: { begin: ['begin'], when: ['if', { condition: 'true' }] }, links: ['begin.default -> when'] })
    const rows = rowsOf(outlineOf(script), new Set())
    expect(rows.map(({ level, place, siblings }) => [level, place, siblings])).toEqual([
      [1, 1, 1],
      [2, 1, 1],
      [3, 1, 1],
      [4, 1, 3],
      [4, 2, 3],
      [4, 3, 3],
    ])
    expect(rowsOf(outlineOf(script), new Set(['node:when']))).toHaveLength(3)
  })
})

const SETTINGS = { assignments: [{ variable: 'x', value: '1' }] }

describe('two states of a script', () => {
  it('have the same outline exactly where it is said so, or are made anew', () => {
    fc.assert(
      fc.property(anyScript, anyEdit, (before, edit) => {
        const store = createScriptStore(before)
        store.dispatch(edit)
        const now = store.script()
        if (hasSameOutline(before, now)) expect(listed(outlineOf(now))).toEqual(listed(outlineOf(before)))
      }),
      { numRuns: 300 },
    )
  })

  it('have the same outline when a text was typed', () => {
    const before = smallScript({ nodes: { begin: ['begin'], say: ['send-text', { text: 'Hi' }] }, links: ['begin.default -> say'] })
    const store = createScriptStore(before)
    store.dispatch({ type: 'changeSetting', id: 'say', path: ['text'], value: 'Hello' })
    expect(hasSameOutline(before, store.script())).toBe(true)
    store.dispatch({ type: 'unlink', ids: ['begin.default'] })
    expect(hasSameOutline(before, store.script())).toBe(false)
  })
})
