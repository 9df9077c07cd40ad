/** Which role may do what: the whole table, so that a change of rights is seen in a review. */
import { expect, it } from 'vitest'
import { ALL_RIGHTS, can, ROLES } from '../../engine/people/rights'

it('every role has the rights that it needs and no more', () => {
  const table = Object.fromEntries(ROLES.map((role) => [role, ALL_RIGHTS.filter((right) => can(role, right))]))
  expect(table).toEqual({
    administrator: [...ALL_RIGHTS],
    supervisor: ['viewDirectory', 'viewScripts', 'answerCases', 'supervise', 'startRuns', 'readAudit'],
    agent: ['viewDirectory', 'answerCases'],
  })
})
