// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { whatChanged } from '../../../../designer/playground/desk/use-desk'
import { desk, held, theCase } from './a-desk'

const skillName = (id: string) => (id === 'sales' ? 'Sales' : id)
const withUnread = (unread: number) => desk({ cases: [{ ...held, theCase: { ...theCase, unread } }] })

describe('what a screen reader hears of the desk', () => {
  it('is a new offer', () => {
    expect(whatChanged(desk(), desk({ offers: [held] }), skillName)).toBe('New offer: Robin, Sales.')
  })

  it('is a case that came, and a message of its contact', () => {
    expect(whatChanged(desk(), withUnread(0), skillName)).toBe('You have the case of Robin.')
    expect(whatChanged(withUnread(0), withUnread(1), skillName)).toBe('Robin wrote.')
  })

  it('is nothing when nothing is new, or another agent’s desk is opened', () => {
    expect(whatChanged(withUnread(1), withUnread(0), skillName)).toBeUndefined()
    expect(whatChanged(desk({ agent: { id: 'bea', name: 'Bea' } }), withUnread(1), skillName)).toBeUndefined()
    expect(whatChanged(undefined, withUnread(1), skillName)).toBeUndefined()
  })
})
