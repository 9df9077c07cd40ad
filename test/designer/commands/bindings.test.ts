import '../a-page'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  bindingsAsFile,
  chooseKeys,
  chosenKeys,
  importBindings,
  keysOf,
  resetAllKeys,
  resetKeys,
  shortcutOf,
} from '../../../designer/commands/bindings'
import type { Command } from '../../../designer/commands/command'

const command = (id: string, keys: readonly string[], more: Partial<Command> = {}): Command => ({
  id,
  group: 'edit',
  title: () => id,
  keys,
  where: 'canvas',
  run() {},
  ...more,
})
const remove = command('Remove', ['Delete'])
const add = command('Add', ['a', '/'])
const history = command('History', ['g v'])
const publish = command('Publish', ['$mod+Enter'], { where: 'anywhere' })
const commands = [remove, add, history, publish]

beforeEach(() => resetAllKeys())

describe('the keys of a command', () => {
  it('are its own until others are chosen, and again when that is taken back', () => {
    expect(keysOf(add)).toEqual(['a', '/'])
    expect(chooseKeys(add, ['n'], commands)).toBeUndefined()
    expect(keysOf(add)).toEqual(['n'])
    expect(shortcutOf(add)).toBe('N')
    expect(resetKeys(add, commands)).toBeUndefined()
    expect(keysOf(add)).toEqual(['a', '/'])
  })

  it('can be taken away altogether', () => {
    expect(chooseKeys(add, [], commands)).toBeUndefined()
    expect(keysOf(add)).toEqual([])
    expect(shortcutOf(add)).toBeUndefined()
  })

  it('stay in this browser', () => {
    chooseKeys(add, ['n'], commands)
    expect(JSON.parse(localStorage.getItem('cordboard.keys') ?? '')).toEqual({ Add: ['n'] })
  })

  it('are refused where another command has them, by its name', () => {
    expect(chooseKeys(remove, ['a'], commands)).toBe('A already does “Add”. Press other keys, or change that command first.')
    expect(keysOf(remove)).toEqual(['Delete'])
  })

  it('are refused where they begin what another command has', () => {
    expect(chooseKeys(remove, ['g'], commands)).toMatch(/cannot be told from the keys of “History”/)
  })

  it('are refused where the browser has them', () => {
    expect(chooseKeys(remove, ['$mod+w'], commands)).toBe('Ctrl+W belongs to the browser. Press other keys.')
  })

  it('are not a plain letter for what works everywhere', () => {
    expect(chooseKeys(publish, ['p'], commands)).toMatch(/in the way while typing/)
  })

  it('can be given on once they are free', () => {
    chooseKeys(add, ['n'], commands)
    expect(chooseKeys(remove, ['a'], commands)).toBeUndefined()
    expect(resetKeys(add, commands)).toMatch(/already does “Remove”/)
    expect(keysOf(add)).toEqual(['n'])
  })
})

describe('a file of shortcuts', () => {
  it('brings them to another browser', () => {
    chooseKeys(add, ['n'], commands)
    chooseKeys(remove, ['a'], commands)
    const file = bindingsAsFile()
    resetAllKeys()
    expect(importBindings(file, commands)).toEqual({ is: 'read', count: 2, leftOut: [] })
    expect(keysOf(add)).toEqual(['n'])
    expect(keysOf(remove)).toEqual(['a'])
  })

  it('leaves out what is not known here, and keys that are taken', () => {
    const file = JSON.stringify({ format: 'cordboard-shortcuts', keys: { Add: ['Delete'], Gone: ['q'], History: ['h'] } })
    expect(importBindings(file, commands)).toEqual({ is: 'read', count: 1, leftOut: ['Add', 'Gone'] })
    expect(chosenKeys.getState()).toEqual({ History: ['h'] })
  })

  it.each(['', 'no json', '{}', '[]', '{"format":"cordboard-shortcuts","keys":{"Add":"a"}}'])('is refused where it is none: %s', (text) => {
    chooseKeys(add, ['n'], commands)
    expect(importBindings(text, commands)).toEqual({ is: 'notAFile' })
    expect(keysOf(add)).toEqual(['n'])
  })
})
