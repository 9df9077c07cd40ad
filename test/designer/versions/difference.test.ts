/** Two states of a script held against one another: in words, and as one drawing. */
import { describe, expect, it } from 'vitest'
import { differenceList } from '../../../designer/versions/difference-list'
import { unionScript } from '../../../designer/versions/union-script'
import { wordDiff } from '../../../designer/versions/word-diff'
import { after, before } from './two-scripts'

describe('the list of differences', () => {
  const list = differenceList(before, after, undefined)
  const said = (entries: readonly { readonly mark: string; readonly name: string }[]) => entries.map(({ mark, name }) => `${mark} ${name}`)

  it('tells what a run does apart from what only lies elsewhere', () => {
    expect(said(list.behaviour).sort()).toEqual(
      [
        'added New end',
        'removed Old text',
        'changed Menu',
        'removed No of Menu',
        'changed Yes, please of Menu',
        'changed The script itself',
      ].sort(),
    )
    expect(said(list.notes)).toEqual([])
    expect(said(list.layout)).toEqual(['moved Begin', 'moved Note “A note with the id of a node”'])
  })

  it('names fields as the form does, with what they said before and say now', () => {
    const menu = list.behaviour.find(({ name }) => name === 'Menu')
    expect(menu?.fields.map(({ field, before: old, after: now }) => [field, old, now])).toEqual([
      ['Question', 'Shall we call you back?', 'Shall we phone you back?'],
      ['Choices › Yes, please › Title', 'Yes', 'Yes, please'],
      ['Choices › No', 'No', undefined],
    ])
  })

  it('says where a link leads by names', () => {
    const link = list.behaviour.find(({ kind, mark }) => kind === 'links' && mark === 'changed')
    expect(link?.fields).toMatchObject([{ field: 'Leads to', before: 'End', after: 'New end' }])
    expect(link?.nodes).toEqual(['menu', 'fresh', 'end'])
  })
})

describe('two states as one drawing', () => {
  it('holds everything that either has, each with its mark', () => {
    const { script, marks } = unionScript(before, after)
    expect(Object.keys(script.nodes).sort()).toEqual(['begin', 'end', 'fresh', 'menu', 'old'])
    expect(Object.fromEntries(marks)).toEqual({
      begin: 'moved',
      menu: 'changed',
      fresh: 'added',
      old: 'removed',
      'note:end': 'moved',
      'menu.choice-yes': 'changed',
      'menu.choice-yes (before)': 'removed',
      'menu.choice-no': 'removed',
    })
  })

  it('draws a link that leads elsewhere now twice, and none that the node has no way out for', () => {
    const { links } = unionScript(before, after).script
    expect(links['menu.choice-yes']?.to).toBe('fresh')
    expect(links['menu.choice-yes (before)']?.to).toBe('end')
    expect(links).not.toHaveProperty('menu.choice-no')
  })

  it('leaves the marks of the layout out when asked', () => {
    const { marks } = unionScript(before, after, { hidesLayout: true })
    expect([...marks.values()]).not.toContain('moved')
    expect(marks.get('menu')).toBe('changed')
  })

  it('has no marks where nothing differs', () => {
    expect(unionScript(before, before).marks.size).toBe(0)
  })
})

describe('two texts word by word', () => {
  const shown = (one: string, other: string) =>
    wordDiff(one, other)
      .map(({ is, text }) => ({ same: text, removed: `[-${text}-]`, added: `[+${text}+]` })[is])
      .join('')

  it('keeps what stayed and marks what changed', () => {
    expect(shown('Shall we call you back?', 'Shall we phone you back?')).toBe('Shall we [-call-][+phone+] you back?')
  })

  it('tells neighbouring changes in one piece', () => {
    expect(shown('Start one', 'Here we go')).toBe('[-Start one-][+Here we go+]')
  })

  it('says all of either where the other has nothing', () => {
    expect(shown('', 'New')).toBe('[+New+]')
    expect(shown('Old', '')).toBe('[-Old-]')
  })

  it('gives both texts again when its parts are put together', () => {
    const [one, other] = ['Wir haben geschlossen. Bis morgen!', 'Wir haben gerade geschlossen. Bis Montag, morgens!']
    const without = (left: string) =>
      wordDiff(one, other)
        .filter(({ is }) => is !== left)
        .map(({ text }) => text)
        .join('')
    expect([without('added'), without('removed')]).toEqual([one, other])
  })
})
