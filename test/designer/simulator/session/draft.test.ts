// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { beginOf, behaviourOf, runnableDraft } from '../../../../designer/simulator/session/draft'
import { openExample } from '../../../../examples/open-example'

const frontDesk = openExample('front-desk').script('front-desk')
const AS_DRAWN = { variables: {} }

describe('the script that a session runs', () => {
  it('is the drawn one where the scenario changes nothing', () => {
    expect(runnableDraft(frontDesk, AS_DRAWN)).toEqual(frontDesk)
    expect(runnableDraft(frontDesk, { ...AS_DRAWN, startNode: beginOf(frontDesk) ?? '' })).toEqual(frontDesk)
  })

  it('begins with other values where the scenario has them, and only for variables that the script has', () => {
    const { variables } = runnableDraft(frontDesk, { variables: { language: 'deutsch', gone: 'x' } })
    expect(variables.language).toMatchObject({ type: 'text', initial: 'deutsch' })
    expect(variables).not.toHaveProperty('gone')
  })

  it('leads from Begin to the node where it starts, and nowhere else', () => {
    const draft = runnableDraft(frontDesk, { ...AS_DRAWN, startNode: 'wait' })
    expect(Object.values(draft.links).filter(({ from }) => from === 'begin')).toEqual([{ from: 'begin', port: 'default', to: 'wait' }])
  })
})

describe('two scripts behave the same', () => {
  const menu = frontDesk.nodes['ask-topic']
  if (!menu) throw new Error('The example has no topic menu')
  const withMenu = (changes: Partial<typeof menu>) => ({
    ...frontDesk,
    nodes: { ...frontDesk.nodes, 'ask-topic': { ...menu, ...changes } },
  })

  it('when only places, names and notes differ, or the order in which things stand', () => {
    const moved = withMenu({ position: { x: 1, y: 2 }, name: 'Another name' })
    const turned = Object.fromEntries(Object.entries(moved.nodes).reverse())
    const notes = { n: { text: 'Look here', position: { x: 0, y: 0 } } }
    expect(behaviourOf({ ...moved, nodes: turned, notes })).toBe(behaviourOf(frontDesk))
  })

  it('and not when a setting, a link, a variable or the error handler differs', () => {
    const others = [
      withMenu({ settings: { ...menu.settings, text: 'What?' } }),
      { ...frontDesk, links: {} },
      { ...frontDesk, variables: {} },
      { ...frontDesk, errorHandler: 'wait' },
    ]
    for (const other of others) expect(behaviourOf(other)).not.toBe(behaviourOf(frontDesk))
  })
})
