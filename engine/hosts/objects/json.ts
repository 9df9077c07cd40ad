/** What may be kept: plain JSON. Anything that would come back as something else is refused before it is written. */

/** The JSON text of a value. Throws a TypeError that names the place of what is not JSON; an undefined property is left out. */
export function toJson(value: unknown, what: string): string {
  assertJson(value, what)
  return JSON.stringify(value)
}

function assertJson(value: unknown, path: string): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return
    case 'number':
      if (Number.isFinite(value)) return
      break
    case 'object': {
      if (value === null) return
      if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index++) assertJson(value[index], `${path}[${index}]`)
        return
      }
      const prototype: unknown = Object.getPrototypeOf(value)
      if (prototype !== Object.prototype && prototype !== null) break
      for (const key in value) {
        const member = (value as Record<string, unknown>)[key]
        if (typeof member === 'string' || member === undefined) continue
        assertJson(member, `${path}.${key}`)
      }
      return
    }
  }
  throw new TypeError(`${path} is ${describe(value)}, which JSON cannot keep`)
}

function describe(value: unknown): string {
  if (value === undefined) return 'undefined'
  if (typeof value === 'object' && value !== null) return `a ${value.constructor?.name ?? 'special object'}`
  return typeof value === 'number' ? String(value) : `a ${typeof value}`
}
