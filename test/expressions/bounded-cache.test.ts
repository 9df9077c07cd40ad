import { expect, it } from 'vitest'
import { remember } from '../../engine/expressions/bounded-cache'

it('computes once while it is remembered', () => {
  let computed = 0
  const length = remember(10, (key) => {
    computed++
    return key.length
  })
  expect([length('abc'), length('abc'), length('abc')]).toEqual([3, 3, 3])
  expect(computed).toBe(1)
})

it('forgets what was not used for two generations, and keeps what was', () => {
  const computed: string[] = []
  const upper = remember(2, (key) => {
    computed.push(key)
    return key.toUpperCase()
  })
  for (const key of ['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'a', 'b']) expect(upper(key)).toBe(key.toUpperCase())
  expect(computed).toEqual(['a', 'b', 'c', 'd', 'e', 'b'])
})
