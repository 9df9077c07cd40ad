import { describe, expect, it } from 'vitest'
import { reachable } from '../../../designer/commands/reachable'
import { smallScript } from '../../script/script-builder'

const script = smallScript({
  nodes: { begin: ['begin'], menu: ['send-text'], one: ['send-text'], two: ['send-text'], alone: ['send-text'] },
  links: ['begin.default -> menu', 'menu.default -> one', 'one.default -> menu', 'two.default -> one'],
})
const found = (along: 'upstream' | 'downstream' | 'connected', ...from: string[]) => [...reachable(script, from, along)].sort()

describe('what hangs together', () => {
  it('follows links on, through loops', () => {
    expect(found('downstream', 'begin')).toEqual(['begin', 'menu', 'one'])
  })

  it('follows links back', () => {
    expect(found('upstream', 'menu')).toEqual(['begin', 'menu', 'one', 'two'])
  })

  it('follows links either way', () => {
    expect(found('connected', 'two')).toEqual(['begin', 'menu', 'one', 'two'])
    expect(found('connected', 'alone')).toEqual(['alone'])
  })
})
