/** Half of the 5,000 seeds that every change has to survive; in two files, so that both cores work. */
import { expect, it } from 'vitest'
import { runSeeds } from './run-seeds'

it('survives 2,500 seeds from 2501 with nothing lost, doubled or forgotten', { timeout: 900_000 }, async () => {
  const { failed, seeds, messages, crashes } = await runSeeds(2501, 2_500)
  expect(failed).toEqual([])
  expect(seeds).toBe(2_500)
  // a world in which nothing happens proves nothing
  expect(messages).toBeGreaterThan(25_000)
  expect(crashes).toBeGreaterThan(1_000)
})
