// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { layBoard } from '../../../../designer/playground/script/board'
import { type WalkKey, walk } from '../../../../designer/playground/script/walk'
import { menuScript } from './a-script'

const board = layBoard(menuScript)
const reached = (...keys: WalkKey[]) =>
  keys.reduce((walker, key) => walk(board, walker, key, 'other'), { at: undefined, from: undefined } as ReturnType<typeof walk>).at

describe('walking over the board by keyboard', () => {
  it('begins at the first node, whatever the key', () => {
    expect(reached('ArrowDown')).toBe('begin')
  })

  it('follows the cords to the right, and goes back to the left', () => {
    expect(reached('Home', 'ArrowRight', 'ArrowRight')).toBe('one')
    expect(reached('Home', 'ArrowRight', 'ArrowRight', 'ArrowLeft')).toBe('menu')
  })

  it('goes up and down between the ways out of the node before', () => {
    expect(reached('Home', 'ArrowRight', 'ArrowRight', 'ArrowDown')).toBe('other')
    expect(reached('Home', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowUp')).toBe('one')
  })

  it('stays where no cord leads on', () => {
    expect(reached('Home', 'ArrowLeft')).toBe('begin')
    expect(reached('Home', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toBe('one')
  })

  it('goes to where the run is with End', () => {
    expect(reached('Home', 'End')).toBe('other')
  })
})
