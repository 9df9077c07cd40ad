import '../a-page'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawScript } from '../../../designer/exchange/picture/draw-script'
import type { PictureColours } from '../../../designer/exchange/picture/palette'
import type { Pen } from '../../../designer/exchange/picture/pen'
import { wrap } from '../../../designer/exchange/picture/text'
import { createScriptStore } from '../../../designer/script/script-store'
import type { Script } from '../../../engine/script/script'
import { anyEdit, emptyScript } from '../script/random-edits'

const pen: Pen = {
  scheme: 'light',
  colours: new Proxy({}, { get: () => '#123456' }) as PictureColours,
  measure: (text, { size }) => [...text].length * size * 0.5,
  icons: { message: '', ask: '', route: '', logic: '', event: '', desk: '', integration: '' },
}

function parsed(script: Script): Document {
  return new DOMParser().parseFromString(drawScript(script, pen).svg, 'image/svg+xml')
}
const isWellFormed = (document: Document) => document.querySelector('parsererror') === null

/** Any unit at all: control characters, halves of pairs, tags, quotes. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(']]><script>alert(1)</script>', '"&\u0000\u001b\ud800', '<![CDATA[', 'שלום עולם', '&#x0;', '\uffff'),
)

describe('the picture of a script', () => {
  it('is well-formed whatever is written in names, texts, notes and frames, and says only what was written', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, text, title) => {
        const script = emptyScript()
        script.name = name
        script.nodes.hostile = { kind: 'send-text', name, settings: { text }, position: { x: 320, y: 0 } }
        script.nodes.unknown = { kind: text || 'x', settings: {}, position: { x: 640, y: 0 } }
        script.notes.note = { text, position: { x: 0, y: 300 } }
        script.frames = { frame: { title, position: { x: -20, y: -60 }, size: { width: 300, height: 200 } } }
        const document = parsed(script)
        expect(isWellFormed(document)).toBe(true)
        expect(document.querySelector('script')).toBeNull()
      }),
      { numRuns: 150 },
    )
  })

  it('is well-formed after any edits', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 25 }), (edits) => {
        const store = createScriptStore(emptyScript())
        for (const edit of edits) store.dispatch(edit)
        expect(isWellFormed(parsed(store.script()))).toBe(true)
      }),
      { numRuns: 80 },
    )
  })

  it('holds everything that is drawn', () => {
    const script = emptyScript()
    script.nodes.far = { kind: 'end', settings: {}, position: { x: 5000, y: -900 } }
    const { width, height } = drawScript(script, pen)
    expect(width).toBeGreaterThan(5240)
    expect(height).toBeGreaterThan(1000)
  })
})

describe('wrapped text', () => {
  it('has lines that fit, and no more than asked for', () => {
    const font = { size: 12, weight: 400 }
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 40, max: 300 }), fc.integer({ min: 1, max: 6 }), (text, width, most) => {
        const lines = wrap(text, width, font, pen.measure, most)
        expect(lines.length).toBeLessThanOrEqual(most)
        for (const line of lines) expect(pen.measure(line, font)).toBeLessThanOrEqual(width)
      }),
    )
  })
})
