/** What runs in the browser's simulator reaches for nothing outside: time, chance and the network come in as facts and effects. */
import { describe, expect, it } from 'vitest'
import { BROWSER_SAFE, isBrowserSafe } from './import-rules'
import { findReaches } from './outside-world'
import { parse, readSource, sourceFiles } from './sources'

const reaches = (source: string) => findReaches(source, { tsx: false }).map(({ line, what }) => `${line} ${what}`)

describe('browser-safe source', () => {
  const files = sourceFiles('nodes', 'engine').filter(isBrowserSafe)

  it('is found by the patterns that name it', () => {
    for (const pattern of BROWSER_SAFE) expect(files.some((file) => new RegExp(pattern).test(file))).toBe(true)
  })

  it('reads no clock, draws no lots, sets no timer and calls nobody', () => {
    const found = files.flatMap((file) =>
      findReaches(readSource(file), { tsx: file.endsWith('.tsx') }).map(({ line, what }) => `${file}:${line} ${what}`),
    )
    expect(found).toEqual([])
  })
})

describe('the designer', () => {
  it('takes only types from the parts of the engine that need a server', () => {
    const found = sourceFiles('designer').flatMap((file) =>
      parse(readSource(file), { tsx: file.endsWith('.tsx') }).module.body.flatMap((item) => {
        if (item.type !== 'ImportDeclaration' || item.typeOnly || !item.source.value.startsWith('.')) return []
        const meant = new URL(item.source.value, `file:///${file}`).pathname.slice(1)
        const isServer = meant.startsWith('engine/') && !isBrowserSafe(`${meant}.ts`) && !isBrowserSafe(`${meant}/`)
        return isServer ? [`${file} -> ${meant}`] : []
      }),
    )
    expect(found).toEqual([])
  })
})

describe('the search for reaches', () => {
  it('finds clocks, chance, timers and calls wherever they stand', () => {
    const source = [
      'const now = Date.now()',
      'const later = () => new Date()',
      'class Dice { throw() { return Math.random() } }',
      'export const text = "a" + [performance.now()]',
      'run({ wait: setTimeout, ask: [fetch("/x")] })',
      'if (process.env.X) void crypto.randomUUID()',
      'const zoned = (Temporal as Wide).Now ?? Temporal.Now',
      'const { random = globalThis.x } = given',
    ].join('\n')
    expect(reaches(source)).toEqual([
      '1 Date.now',
      '2 new Date()',
      '3 Math.random',
      '4 performance',
      '5 setTimeout',
      '5 fetch',
      '6 process',
      '6 crypto',
      '7 Temporal.Now',
      '8 globalThis',
    ])
  })

  it('leaves comments, texts, types, names of properties and names of the file itself alone', () => {
    const source = [
      '/** Never calls fetch( or Date.now() */',
      'const help = "setTimeout(fetch)" // new Date()',
      'interface Facts { performance: number; process(window: Window): typeof fetch }',
      'const at = new Date(millis), dateNow = clock.Date.now, step = { process: 1, document() {} }',
      'export const advance = ({ process }: Facts, location: string) => process(location) + step.process',
    ].join('\n')
    expect(reaches(source)).toEqual([])
  })
})
