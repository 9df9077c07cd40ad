import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { belongsToBrowser, clashOf, isCharacter, plainKeys, pressOf, waysToPress } from '../../../designer/commands/presses'

const pressed = (key: string, held: Partial<KeyboardEvent> = {}) =>
  pressOf({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

afterEach(() => void vi.unstubAllGlobals())

describe('keys', () => {
  it('are typed where neither Ctrl nor Alt is held', () => {
    expect(['a', '?', 'Shift+P', 'g v', 'Space'].map(isCharacter)).toEqual([true, true, true, true, true])
    expect(['$mod+a', 'Alt+a l', 'Delete', 'F2', 'ArrowUp'].map(isCharacter)).toEqual([false, false, false, false, false])
  })

  it('are the same however they are written', () => {
    expect(plainKeys('Shift+$mod+Z')).toBe(plainKeys('$mod+Shift+z'))
    expect(plainKeys('Control+z')).toBe(plainKeys('$mod+z'))
    expect(plainKeys('Shift+?')).toBe(plainKeys('?'))
    expect(plainKeys('Shift+p')).not.toBe(plainKeys('p'))
  })

  it('clash where they are the same, or where one begins the other', () => {
    expect(clashOf('$mod+g', 'Control+G')).toBe('same')
    expect(clashOf('g', 'g v')).toBe('begins')
    expect(clashOf('g c', 'g')).toBe('begins')
    expect(clashOf('g c', 'c')).toBeUndefined()
    expect(clashOf('g c', 'g v')).toBeUndefined()
  })

  it('that the browser keeps for itself are known', () => {
    expect(['$mod+w', '$mod+t', 'Tab', 'Shift+Tab', 'g Tab'].map(belongsToBrowser)).toEqual([true, true, true, true, true])
    expect(['$mod+k', 'Delete', 'Shift+a'].map(belongsToBrowser)).toEqual([false, false, false])
  })
})

describe('a key that is pressed', () => {
  it('is written as commands write theirs', () => {
    expect(pressed('k', { ctrlKey: true })).toBe('$mod+k')
    expect(pressed('Z', { ctrlKey: true, shiftKey: true })).toBe('$mod+Shift+z')
    expect(pressed('?', { shiftKey: true })).toBe('?')
    expect(pressed(' ')).toBe('Space')
    expect(pressed('Delete', { shiftKey: true })).toBe('Shift+Delete')
  })

  it('is nothing yet while only Shift is held', () => {
    expect(pressed('Shift', { shiftKey: true })).toBeUndefined()
    expect(pressed('Control', { ctrlKey: true })).toBeUndefined()
  })

  it('is meant by its letter where Alt writes another sign', () => {
    vi.stubGlobal('navigator', { platform: 'MacIntel' })
    expect(pressed('å', { altKey: true, code: 'KeyA' })).toBe('Alt+a')
    expect(pressed('k', { metaKey: true, code: 'KeyK' })).toBe('$mod+k')
  })

  it('can always be given to a command and found again', () => {
    const key = fc.constantFrom('a', 'Z', '1', '+', '?', 'Enter', 'F3', 'ArrowLeft', ' ')
    fc.assert(
      fc.property(key, fc.boolean(), fc.boolean(), fc.boolean(), (name, ctrlKey, altKey, shiftKey) => {
        const keys = pressed(name, { ctrlKey, altKey, shiftKey })
        expect(keys).toBeDefined()
        expect(clashOf(keys ?? '', keys ?? '')).toBe('same')
        expect(waysToPress(keys ?? '').map((way) => way.keys)).toContain(keys)
      }),
    )
  })
})

describe('ways to press', () => {
  it('let a sign be written with Shift, as some keyboards need it', () => {
    expect(waysToPress('?')).toEqual([
      { keys: '?', byPlace: false },
      { keys: 'Shift+?', byPlace: false },
    ])
  })

  it('find a letter by its place where the keyboard writes another alphabet', () => {
    expect(waysToPress('$mod+k')).toContainEqual({ keys: '$mod+KeyK', byPlace: true })
  })
})
