// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { along, back, beside, firstNode, lastNode, linksAt, nextPort, sibling, targetsOf } from '../../../designer/canvas/walk'
import { drawing } from './a-drawing'

describe('walking over the drawing', () => {
  it('begins at Begin and ends at the last in reading order', () => {
    expect([firstNode(drawing), lastNode(drawing)]).toEqual(['begin', 'goodbye'])
  })

  it('follows the first link, or that of the port it stands on', () => {
    expect(along(drawing, 'menu', undefined)).toBe('hello')
    expect(along(drawing, 'menu', 'choice-deutsch')).toBe('goodbye')
    expect(along(drawing, 'menu', 'noReply')).toBeUndefined()
  })

  it('goes back to where it came from, where several lead here', () => {
    expect(back(drawing, 'goodbye', 'hello')).toBe('hello')
    expect(back(drawing, 'goodbye', 'menu')).toBe('menu')
    expect(back(drawing, 'begin', undefined)).toBeUndefined()
  })

  it('goes up and down among the ways of the node before', () => {
    expect(targetsOf(drawing, 'menu')).toEqual(['hello', 'goodbye'])
    expect(sibling(drawing, 'hello', 'menu', 1)).toBe('goodbye')
    expect(sibling(drawing, 'goodbye', 'menu', -1)).toBe('hello')
    expect(sibling(drawing, 'hello', 'menu', -1)).toBeUndefined()
  })

  it('goes to the nearest above or below where nothing leads here', () => {
    expect(beside(drawing, 'begin', 'below')).toBe('spare')
    expect(beside(drawing, 'begin', 'above')).toBeUndefined()
  })

  it('goes through the ports and stays at the last', () => {
    expect(nextPort(drawing, 'menu', undefined, 1)).toBe('choice-english')
    expect(nextPort(drawing, 'menu', 'choice-english', 1)).toBe('choice-deutsch')
    expect(nextPort(drawing, 'begin', 'default', 1)).toBe('default')
  })

  it('names the links at a node, leaving ones first', () => {
    expect(linksAt(drawing, 'hello')).toEqual(['hello.default', 'menu.choice-english'])
  })

  it('does not follow a link into nothing', () => {
    const broken = { ...drawing, links: { 'begin.default': { from: 'begin', port: 'default', to: 'gone' } } }
    expect(along(broken, 'begin', undefined)).toBeUndefined()
  })
})
