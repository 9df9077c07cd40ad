/**
 * The kill gate: a product that is killed with SIGKILL at random moments loses no acknowledged message, sends nothing twice and
 * never has a case with two owners (requirements R4, R10, R11, R18, R21).
 *
 * KILLS says how often (25; `npm run gate:kill`: 200), KILL_SEED repeats the chances of an earlier run.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  commandBreaches,
  doubtBreaches,
  identityBreaches,
  messageBreaches,
  orderBreaches,
  ownershipBreaches,
  replyBreaches,
  sendBreaches,
  storeBreaches,
  timerBreaches,
} from './account'
import { type Figures, figuresOf, summaryOf } from './summary'
import { type Campaign, runCampaign } from './under-fire'

const KILLS = Number(process.env.KILLS ?? 25)
const SEED = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1_000_000))

describe(`a product killed ${KILLS} times while contacts write and agents answer (KILL_SEED=${SEED})`, () => {
  let campaign: Campaign
  let figures: Figures

  beforeAll(
    async () => {
      campaign = await runCampaign({ kills: KILLS, seed: SEED })
      figures = figuresOf(campaign)
      console.log(summaryOf(campaign, figures))
    },
    300_000 + KILLS * 20_000,
  )

  it('was really under fire', () => {
    expect(campaign.kills).toHaveLength(KILLS)
    expect(figures.messages).toBeGreaterThan(KILLS * 12)
    expect(figures.replies).toBeGreaterThan(KILLS / 2)
    expect(figures.sends).toBeGreaterThan(KILLS * 12)
    expect(figures.killsOnOpenSends).toBeGreaterThan(KILLS / 5)
    expect(figures.noAnswers).toBeGreaterThan(0)
    expect(figures.confirmed).toBeGreaterThan(0)
    expect(figures.looks).toBeGreaterThan(KILLS)
  })

  it('keeps every acknowledged message exactly once', () => {
    expect(messageBreaches(campaign)).toEqual([])
  })

  it('keeps all that a person wrote in one conversation', () => {
    expect(identityBreaches(campaign)).toEqual([])
  })

  it('sends every message exactly once, or refuses it, or shows it as unknown', () => {
    expect(sendBreaches(campaign)).toEqual([])
  })

  it('is in doubt only where a kill or a lost answer hit an open request', () => {
    expect(doubtBreaches(campaign)).toEqual([])
  })

  it('sends to each contact in order, and what was said', () => {
    expect(orderBreaches(campaign)).toEqual([])
  })

  it('takes an agent’s reply once, however often it is posted', () => {
    expect(replyBreaches(campaign)).toEqual([])
  })

  it('has done what it told agents to be done', () => {
    expect(commandBreaches(campaign)).toEqual([])
  })

  it('never has an agent above capacity nor a case with two owners', () => {
    expect(ownershipBreaches(campaign)).toEqual([])
  })

  it('loses no timer', () => {
    expect(timerBreaches(campaign)).toEqual([])
  })

  it('sets nothing aside and leaves its files whole', () => {
    expect(storeBreaches(campaign)).toEqual([])
  })
})
