/** What holds for every command, whichever area brings it. */
import '../a-page'
import { afterEach, describe, expect, it } from 'vitest'
import { OFFERED } from '../../../designer/canvas/CanvasMenu'
import { allCommands } from '../../../designer/commands/all-commands'
import { clashOf, isCharacter } from '../../../designer/commands/presses'
import { speak } from '../../../designer/wording/words'

afterEach(() => speak('en'))

describe('all commands', () => {
  it('have an id of their own', () => {
    const ids = allCommands.map(({ id }) => id)
    expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
  })

  it.each(['en', 'de'] as const)('have a title of their own in %s', async (language) => {
    await speak(language)
    const titles = allCommands.map((command) => command.title())
    expect(titles.filter((title) => title.trim() === '')).toEqual([])
    expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([])
  })

  it('share no keys, and none begins with the keys of another', () => {
    const bound = allCommands.flatMap(({ id, keys = [] }) => keys.map((each) => ({ id, keys: each })))
    const clashes = bound.flatMap((one, place) =>
      bound
        .slice(place + 1)
        .flatMap((other) =>
          other.id !== one.id && clashOf(one.keys, other.keys) ? [`${one.id} ${one.keys}, ${other.id} ${other.keys}`] : [],
        ),
    )
    expect(clashes).toEqual([])
  })

  it('that work in fields have a key that is not typed there', () => {
    const inFields = allCommands.filter((command) => command.inFields)
    expect(inFields.length).toBeGreaterThan(0)
    for (const { id, keys = [] } of inFields)
      expect(
        keys.some((each) => !isCharacter(each)),
        id,
      ).toBe(true)
  })

  it('hold everything that the canvas’s menu offers', () => {
    const ids = new Set(allCommands.map(({ id }) => id))
    expect(
      Object.values(OFFERED)
        .flat(2)
        .filter((id) => !ids.has(id)),
    ).toEqual([])
  })
})
