// @vitest-environment node
/** No component speaks by itself: what people read comes from the catalogue of words. */
import { parseSync } from '@swc/core'
import { describe, expect, it } from 'vitest'
import { readSource, sourceFiles } from '../../structure/sources'

const SPOKEN_ATTRIBUTES = new Set(['aria-label', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label'])
const HAS_LETTERS = /\p{L}/u

describe('components', () => {
  it('take every word that people read from the catalogue', () => {
    const components = sourceFiles('designer').filter((file) => file.endsWith('.tsx'))
    expect(components.length).toBeGreaterThan(40)
    const found = components.flatMap((file) => textsIn(readSource(file)).map((text) => `${file}: ${text}`))
    expect(found).toEqual([])
  })

  it('are caught when they speak by themselves', () => {
    const component = 'const a = <p title="Name">Hello {name} <i aria-label={x ? "On" : y} className="b">·</i> {"too"}</p>'
    expect(textsIn(component)).toEqual(['Name', 'Hello', 'On', 'too'])
  })
})

interface Part {
  readonly type?: string
  readonly value?: unknown
  readonly name?: { readonly value?: unknown }
  readonly [member: string]: unknown
}

/** Texts with letters that the component writes out itself, in order. */
function textsIn(source: string): string[] {
  const found: string[] = []
  const visit = (value: unknown, isSpoken: boolean): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, isSpoken)
    } else if (typeof value === 'object' && value !== null) {
      const part = value as Part
      if ((part.type === 'JSXText' || (isSpoken && part.type === 'StringLiteral')) && HAS_LETTERS.test(String(part.value))) {
        found.push(String(part.value).trim())
      }
      for (const [member, inner] of Object.entries(part)) visit(inner, isSpokenWithin(part, member, isSpoken))
    }
  }
  visit(parseSync(source, { syntax: 'typescript', tsx: true }).body, false)
  return found
}

/** Whether a text right there would come to be read: in a spoken attribute, or as a child, through brackets and choices only. */
function isSpokenWithin({ type, name }: Part, member: string, isSpoken: boolean): boolean {
  switch (type) {
    case 'JSXAttribute':
      return member === 'value' && SPOKEN_ATTRIBUTES.has(String(name?.value))
    case 'JSXElement':
    case 'JSXFragment':
      return member === 'children'
    case 'JSXExpressionContainer':
    case 'ParenthesisExpression':
      return isSpoken
    case 'ConditionalExpression':
      return isSpoken && member !== 'test'
    default:
      return false
  }
}
