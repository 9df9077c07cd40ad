/** Rates and pauses: one number's trouble is its own, and a limit is not met by a whole backlog (requirement R17). */
import { describe, expect, it } from 'vitest'
import { Pauses } from '../../../engine/effects/performers/pauses'
import { perform } from '../../../engine/effects/performers/performers'
import { refusedWith, resultOf, START, Stage, send } from './stage'

const limit = { because: 'numberLimit', code: 130429, message: 'too fast' } as const

describe('a send waits for its turn', () => {
  const nth = (index: number, to = 'ana') => send(undefined, { id: `c1#${index}`, to: { userId: to } })

  it('asleep where it is short', async () => {
    const stage = new Stage()
    for (let index = 0; index < 81; index++) await perform(nth(index, `contact ${index}`), stage.run, stage.services)
    expect(stage.log.filter((line) => line.startsWith('sleep'))).toEqual(['sleep 13'])
  })

  it('as a stored timer where it is long, and finds its place when it comes back', async () => {
    const stage = new Stage()
    for (let index = 0; index < 45; index++) await perform(nth(index), stage.run, stage.services)
    const result = await perform(nth(45), stage.run, stage.services)
    expect(result).toMatchObject({ type: 'send.refused', refusal: { code: -1 }, retryAfterMs: 6000 })
    stage.now += 6000
    expect(await perform({ ...nth(45), attempt: 2 }, stage.run, stage.services)).toMatchObject({ type: 'send.accepted' })
    expect(stage.sent).toHaveLength(46)
  })

  it('while its number is paused, and says why', async () => {
    const stage = new Stage()
    stage.pauses.begin('n1', { ...limit, atLeastSeconds: 60 }, START, START)
    const result = resultOf(await perform(nth(1), stage.run, stage.services), 'send.refused')
    expect(result).toMatchObject({
      refusal: { code: 130429, message: expect.stringContaining('the number is paused (too fast)') },
      retryAfterMs: 60_000,
    })
    expect(stage.sent).toEqual([])
  })
})

describe('after a pause', () => {
  it('one goes first; the others follow when it was served', async () => {
    // given
    const pauses = new Pauses()
    const { until } = pauses.begin('n1', limit, 0, 0)
    // when
    expect(pauses.enter('n1', until - 1)).toBe(false)
    expect(pauses.enter('n1', until)).toBe(true)
    expect(pauses.enter('n1', until + 5)).toBe(false)
    expect(pauses.enter('another number', until)).toBe(true)
    pauses.served('n1', until)
    // then
    expect(pauses.enter('n1', until + 6)).toBe(true)
    expect(pauses.enter('n1', until + 7)).toBe(true)
    expect(pauses.list()).toEqual([])
  })

  it('another goes first when the first did not leave, or never came back', () => {
    const pauses = new Pauses()
    const { until } = pauses.begin('n1', limit, 0, 0)
    pauses.enter('n1', until)
    pauses.stepBack('n1', until)
    expect(pauses.enter('n1', until + 1)).toBe(true)
    expect(pauses.enter('n1', until + 2)).toBe(false)
    expect(pauses.enter('n1', until + 60_000)).toBe(true)
  })

  it('a first one that is refused begins a longer pause', () => {
    const pauses = new Pauses()
    let now = 0
    const lengths: number[] = []
    for (let index = 0; index < 12; index++) {
      const { until } = pauses.begin('n1', limit, now, now)
      lengths.push((until - now) / 1000)
      now = until
    }
    expect(lengths).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300])
  })
})

describe('sends that were under way when a pause began', () => {
  it('neither lengthen it by being refused nor end it by being accepted', () => {
    const pauses = new Pauses()
    const { until } = pauses.begin('n1', limit, 0, 100)
    for (let late = 0; late < 80; late++) expect(pauses.begin('n1', limit, 50, 150 + late).until).toBe(until)
    pauses.served('n1', 50)
    pauses.stepBack('n1', 50)
    expect(pauses.current('n1', until - 1)).toMatchObject({ until, code: 130429 })
  })

  it('lengthen it where Graph asks for more', () => {
    const pauses = new Pauses()
    pauses.begin('n1', limit, 0, 0)
    expect(pauses.begin('n1', { ...limit, atLeastSeconds: 30 }, 0, 10).until).toBe(30_010)
  })
})

it('a person who mended the channel ends its pause', () => {
  const pauses = new Pauses()
  pauses.begin('n1', { because: 'stopChannel', code: 190, message: 'token' }, 0, 0)
  pauses.end('n1')
  expect(pauses.enter('n1', 1)).toBe(true)
})

it('a storm of refusals costs few requests more than a calm, and everything is sent', async () => {
  // given: 200 contacts wait, and Meta takes nothing from this number for 30 seconds
  const stage = new Stage()
  const calmAt = START + 30_000
  stage.services.graph.sendMessage = (_access, message) => {
    stage.sent.push({ at: stage.now, message, token: '' })
    return Promise.resolve(stage.now < calmAt ? refusedWith(130429) : { outcome: 'accepted', wamid: 'w' })
  }
  const waiting = Array.from({ length: 200 }, (_, index) => ({
    effect: send(undefined, { id: `c${index}#1`, to: { phone: `${index}` } }),
    dueAt: START,
  }))
  // when: each is performed when its timer is due
  while (waiting.length > 0) {
    waiting.sort((a, b) => a.dueAt - b.dueAt)
    const next = waiting[0]
    if (!next) break
    stage.now = Math.max(stage.now, next.dueAt)
    const result = await perform(next.effect, stage.run, stage.services)
    if (result.type === 'send.accepted') waiting.shift()
    else
      waiting[0] = {
        effect: { ...next.effect, attempt: next.effect.attempt + 1 },
        dueAt: stage.now + (resultOf(result, 'send.refused').retryAfterMs ?? Number.NaN),
      }
  }
  // then
  expect(stage.sent.length).toBeLessThanOrEqual(200 * 1.2)
})
