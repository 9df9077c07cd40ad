import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readJsonPath, valueAt } from '../../nodes/json-path'
import type { Json } from '../../nodes/machine-parts'

it.each([
  ['$', []],
  ['$.a.b', ['a', 'b']],
  ['$.a[0][-1]', ['a', 0, -1]],
  [`$['first name']["x\\"y"]`, ['first name', 'x"y']],
  ['$.größe', ['größe']],
])('%s is a path', (text, path) => expect(readJsonPath(text)).toEqual(path))

it.each(['', 'a', '.a', '$a', '$.', '$..a', '$[*]', '$.*', '$[1:2]', '$[?@.a]', '$[01]', '$[-0]', "$['a", '$.a b', `$${'.a'.repeat(33)}`])(
  '%s is none',
  (text) => expect(readJsonPath(text)).toBeUndefined(),
)

it.each(['$.constructor', '$.__proto__', '$.toString', '$.items.length', '$.items.at', '$.text[0]', '$.items.a', '$.items[9]', '$.none.a'])(
  '%s finds nothing in a document that does not hold it',
  (text) => expect(valueAt({ items: [1], text: 'word', none: null }, readJsonPath(text) ?? [])).toBeUndefined(),
)

it('finds what was put at any quoted name', () => {
  fc.assert(
    fc.property(fc.string(), fc.jsonValue(), (name, value) => {
      const quoted = name.replaceAll(/[\\']/g, (found) => `\\${found}`)
      const path = readJsonPath(`$['${quoted}'][0]`)
      if (/[\n\r\u2028\u2029]/.test(name)) return
      const document = Object.fromEntries([[name, [value as Json]]])
      expect(valueAt(document, path ?? [])).toEqual(value)
    }),
  )
})
