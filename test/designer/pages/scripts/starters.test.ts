/** Starters run at once: in every workspace that has what they need, and in both languages. */
import { afterEach, describe, expect, it } from 'vitest'
import { cardRectangle } from '../../../../designer/canvas/geometry'
import { asScript, missing } from '../../../../designer/pages/scripts/starters/starter'
import { STARTERS } from '../../../../designer/pages/scripts/starters/starters'
import { speak, words } from '../../../../designer/wording/words'
import { Directory } from '../../../../engine/directory/model/directory'
import { diagnose } from '../../../../engine/script/diagnose'
import { readScriptDocument } from '../../../../engine/script/read-script'

const directory = Directory.parse({
  skills: [
    { id: 'returns', name: 'Returns' },
    { id: 'vip', name: 'VIP', preferredAgent: { focus: 'customer', lock: 'whenAvailable' } },
  ],
  hours: [{ id: 'always', name: 'Always', timeZone: 'Europe/Lisbon', week: {} }],
})
const empty = Directory.parse({})

afterEach(() => speak('en'))

describe.each(['en', 'de'] as const)('in %s', (language) => {
  it.each(STARTERS)('the starter $id has no problem, not even a warning', async (starter) => {
    await speak(language)
    expect(words.shell.close).toBe({ en: 'Close', de: 'Schließen' }[language])
    const script = asScript(starter.id, starter.title(), starter.draw(directory))
    expect(diagnose(script, directory)).toEqual([])
    expect(readScriptDocument(script)).toEqual({ ok: true, script })
  })
})

describe('starters', () => {
  it.each(STARTERS)('lay no card of $id over another', (starter) => {
    const cards = Object.values(starter.draw(directory).nodes).map(cardRectangle)
    const meet = cards.flatMap((one, place) =>
      cards
        .slice(place + 1)
        .filter(
          (other) =>
            one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height,
        ),
    )
    expect(meet).toEqual([])
  })

  it('say what a workspace lacks', () => {
    expect(STARTERS.map((starter) => [starter.id, missing(starter, empty)])).toEqual([
      ['language-menu', ['skill']],
      ['opening-hours', ['hours', 'skill']],
      ['appointment', ['skill']],
      ['returning-customer', ['skill']],
    ])
    for (const starter of STARTERS) expect(missing(starter, directory)).toEqual([])
  })

  it('lead returning customers to a skill that prefers the agent of last time', () => {
    const returning = STARTERS.find(({ id }) => id === 'returning-customer')
    expect(returning?.draw(directory).nodes.queue?.settings.skill).toBe('vip')
  })
})
