// @vitest-environment node
/** Other systems answer in a session as the author chose; nothing is called. */
import { expect, it } from 'vitest'
import { SimulatorSession } from '../../../../designer/simulator/session/session'
import type { RequestOutcome } from '../../../../engine/simulation/simulated-http'
import { smallScript } from '../../../script/script-builder'
import { play, settingsOf, shownOf, writes } from './a-session'

const values = [{ path: '$.name', variable: 'who' }]

function session(settings: Record<string, unknown> = {}) {
  const ports = ['default', 'clientError', 'serverError', 'failed']
  const script = smallScript({
    nodes: { begin: ['begin'], ask: ['http-request', { url: 'https://crm.example.com/', values, ...settings }], end: ['end'] },
    links: ['begin.default -> ask', ...ports.map((port) => `ask.${port} -> end`)],
    variables: { who: { type: 'text' } },
  })
  return SimulatorSession.begin({ ...settingsOf({ example: 'front-desk' }), script })
}

it.each([
  [{ status: 200, json: '{"name":"Grace"}' }, 'default', 'Grace'],
  [{ status: 200, json: '{}' }, 'default', ''],
  [{ status: 404, json: '{}' }, 'clientError', ''],
  [{ status: 500, json: '{}' }, 'serverError', ''],
  ['noAnswer', 'failed', ''],
] as const)('%j leaves by %s', async (outcome: RequestOutcome, port, who) => {
  const begun = await session()
  await play(begun, { type: 'requests.meet', outcome })
  expect(shownOf(begun).requestsMeet).toEqual(outcome)
  // tries and their waits take their time
  await play(begun, writes('Hello'), { type: 'time.passes', ms: 100_000 })
  expect(shownOf(begun).way?.steps.find(({ node }) => node === 'ask')?.port).toBe(port)
  expect(shownOf(begun).variables.who ?? '').toBe(who)
})

it('an answer that nobody chose is an empty success', async () => {
  expect(shownOf(await session()).requestsMeet).toEqual({ status: 200, json: '{}' })
})

it('a secret need not be there', async () => {
  const begun = await session({ secretHeaders: [{ name: 'Authorization', secret: 'crm' }] })
  await play(begun, writes('Hello'))
  expect(shownOf(begun).way?.steps.find(({ node }) => node === 'ask')?.port).toBe('default')
})
