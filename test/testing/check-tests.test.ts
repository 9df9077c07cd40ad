import { expect, it } from 'vitest'
import { checkTests } from '../../engine/testing/check-tests'
import { frontDesk, theFile } from './a-script'

const scripts = new Map([['front-desk', frontDesk.script]])
const check = (step: string, head = '') =>
  checkTests(theFile(`script: front-desk\n${head}tests: [{ name: One, steps: [${step}] }]`), scripts, frontDesk.surroundings).map(
    ({ message }) => message,
  )

it.each([
  ['agent takes: Beat', 'there is no agent "Beat"; did you mean "Bea"?'],
  ['node: wiat', 'there is no node "wiat"; did you mean "wait"?'],
  ['port: { wait: timedout }', 'there is no port of node "wait" "timedout"; did you mean "timedOut"?'],
  ['queue: sale', 'there is no skill "sale"; did you mean "sales"?'],
  ['hours: { offise: open }', 'there is no hours "offise"; did you mean "office"?'],
  ['variables: { color: red }', 'there is no variable "color"; there is language, topic'],
  ['message: { template: nothing_such }', /^there is no template "nothing_such"/],
])('finds before anything runs that there is no such thing: %s', (step, message) => {
  expect(check(step)).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)])
})

it('finds a port that is called impossible and does not exist', () => {
  expect(check('over', 'cannot happen: { wait: { never: because } }\n')).toEqual([
    expect.stringMatching(/^there is no port of node "wait" "never"/),
  ])
})

it('finds a script that is not there, and two tests of one name', () => {
  const file = theFile('script: back-desk\ntests: [{ name: One, steps: [over] }, { name: One, steps: [over] }]')
  expect(checkTests(file, scripts, frontDesk.surroundings).map(({ message }) => message)).toEqual([
    'there is no script "back-desk"; there is front-desk',
    'there is no script "back-desk"; there is front-desk',
    'another test is called "One" already: give each its own name',
  ])
})

it('knows agents by name and by id', () => {
  expect([...check('agent takes: bea'), ...check('agent takes: Bea')]).toEqual([])
})
