/** A request takes its time: the session window may close meanwhile, and what it keeps is only there after Success. */
import { expect, it } from 'vitest'
import { prove } from '../../engine/prove/prove'
import { smallScript } from '../script/script-builder'

const values = [{ path: '$.name', variable: 'who' }]

function problemsOf(settings: Record<string, unknown>, links: readonly string[], waitSeconds = 1) {
  const script = smallScript({
    nodes: {
      begin: ['begin'],
      wait: ['wait', { seconds: waitSeconds }],
      ask: ['http-request', { url: 'https://crm.example.com/', ...settings }],
      say: ['send-text', { text: '{{ who }}' }],
      end: ['end'],
    },
    links: ['begin.default -> wait', 'wait.default -> ask', ...links, 'say.default -> end', 'say.failed -> end', 'say.windowClosed -> end'],
    variables: { who: { type: 'text' } },
  })
  return prove(script).problems.map(({ rule, node }) => `${rule} ${node}`)
}

const EVERY = ['ask.default -> say', 'ask.clientError -> end', 'ask.serverError -> end', 'ask.failed -> end']

it('what is kept is there after Success', () => {
  expect(problemsOf({ values }, EVERY)).not.toContain('unset-variable say')
})

it('and not after an error', () => {
  expect(problemsOf({ values }, ['ask.default -> end', 'ask.clientError -> say', 'ask.serverError -> end', 'ask.failed -> end'])).toContain(
    'unset-variable say',
  )
})

it('is no circle that nothing leaves', () => {
  expect(problemsOf({ values }, EVERY).filter((problem) => problem.startsWith('endless'))).toEqual([])
})

it('counts its longest time towards the session window', () => {
  const links = ['ask.default -> say', 'ask.clientError -> say', 'ask.serverError -> say', 'ask.failed -> say'].map((link) => link)
  const justInside = 86_400 - 60 - 30
  const unwired = (settings: Record<string, unknown>) => {
    const script = smallScript({
      nodes: {
        begin: ['begin'],
        wait: ['wait', { seconds: justInside }],
        ask: ['http-request', { url: 'https://crm.example.com/', ...settings }],
        say: ['send-text', { text: 'Hello' }],
        end: ['end'],
      },
      links: ['begin.default -> wait', 'wait.default -> ask', ...links, 'say.default -> end'],
    })
    return prove(script).problems.map(({ rule, node }) => `${rule} ${node}`)
  }
  expect(unwired({ retries: 0, timeoutSeconds: 5 })).not.toContain('outside-window say')
  expect(unwired({ retries: 2, timeoutSeconds: 10 })).toContain('outside-window say')
})
