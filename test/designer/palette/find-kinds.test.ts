/** Kinds are found by what administrators call them, in both languages; the best stands first. */
import { afterEach, describe, expect, it } from 'vitest'
import { findKinds } from '../../../designer/palette/find-kinds'
import { rankOf } from '../../../designer/search/rank'
import { speak } from '../../../designer/wording/words'

const best = (query: string) => findKinds(query)[0]?.kind
afterEach(() => speak('en'))

describe('what is typed', () => {
  it.each([
    ['office hours', 'hours'],
    ['menu', 'ask'],
    ['buttons', 'ask'],
    ['queue', 'assign-skill'],
    ['reminder', 'send-template'],
    ['condition', 'if'],
    ['wfa', 'wait-for-agent'],
    ['wait agent', 'wait-for-agent'],
    ['send', 'send-text'],
    ['crm', 'pop-url'],
    ['close', 'update-status'],
    ['a/b', 'percent-split'],
    ['pause', 'wait'],
    ['retry', 'loop'],
    ['session window', 'check-window'],
    ['label', 'add-tag'],
    ['memo', 'add-note'],
  ])('%s finds %s', (query, kind) => {
    expect(best(query)).toBe(kind)
  })

  it.each([
    ['Öffnungszeiten', 'hours'],
    ['offnungszeiten', 'hours'],
    ['Menü', 'ask'],
    ['Warteschlange', 'assign-skill'],
    ['Erinnerung', 'send-template'],
    ['office hours', 'hours'],
  ])('%s finds %s in German', async (query, kind) => {
    await speak('de')
    expect(best(query)).toBe(kind)
  })

  it('that is nothing gives every kind, in the order of the catalogue', () => {
    expect(findKinds('').length).toBeGreaterThan(10)
    expect(best('')).toBe('begin')
    expect(findKinds('', { needsWayIn: true }).map(({ kind }) => kind)).not.toContain('begin')
  })

  it('that fits nothing gives nothing', () => {
    expect(findKinds('zebra crossing')).toEqual([])
  })

  it('counts more in a title than in another name, and a beginning more than a middle', () => {
    const rank = (title: string, also: string[] = []) => rankOf('hold', { title, also }) ?? Number.POSITIVE_INFINITY
    expect(rank('Hold')).toBeLessThan(rank('Hold on'))
    expect(rank('Hold on')).toBeLessThan(rank('On hold'))
    expect(rank('On hold')).toBeLessThan(rank('Threshold'))
    expect(rank('Threshold')).toBeLessThan(rank('Wait', ['hold']))
  })
})
