/** Texts with values in them: places, order, limits, and that data is never code (requirement R40). */
import { describe, expect, it } from 'vitest'
import { compileExpression } from '../../engine/expressions/compile'
import { checkText, checkUrl, readsOfText, renderText, renderUrl } from '../../engine/expressions/text'
import type { Json } from '../../nodes/machine-parts'
import { environment, values } from './a-script'
import { textsThatLookLikeCode } from './texts-that-look-like-code'

describe('a text with values', () => {
  it.each([
    ['Hello', 'Hello'],
    ['', ''],
    ['Hello {{ contact.name }}!', 'Hello Ann Lee!'],
    ['{{contact.name}}', 'Ann Lee'],
    ['{{ age }} {{ amount }} {{ vip }} {{ empty }}.', '42 19.99 true .'],
    ['{{ 0.1 + 0.2 }} {{ 1e21 }} {{ 0.0000001 }} {{ -0.0 }}', '0.3 1000000000000000000000 0.0000001 0'],
    ['{{ {"de": "Hallo", "en": "Hello"}[language] }}', 'Hallo'],
    ['{{ {"a": {"b": "}}"}}["a"]["b"] }}', '}}'],
    ['{{ "{{" }} stays', '{{ stays'],
    ["{{ 'it\\'s }}' }}", "it's }}"],
    ['{{ """two\nlines }}""" }}', 'two\nlines }}'],
    ["it's {{ age }}, isn't it? \"", "it's 42, isn't it? \""],
    ['} }} { {', '} }} { {'],
    ['{{ now }}', '2026-03-29T01:30:00.000Z'],
    ['👋 {{ contact.name }} 👋', '👋 Ann Lee 👋'],
    ['{{ vip ? "Dear" : "Hi" }} {{ default(contact.username, "guest") }}', 'Dear guest'],
  ])('%s', (source, text) => {
    expect(checkText(source, environment)).toEqual([])
    expect(renderText(source, values)).toEqual({ ok: true, text })
  })

  it('is a fault as a whole when one value cannot be computed', () => {
    expect(renderText('Hello {{ contact.name }} {{ number(answer) }}', values)).toEqual({ ok: false, fault: 'The text is not a number' })
    expect(renderText('Hello {{ contact.name', values)).toEqual({ ok: false, fault: 'This {{ has no }} that closes it' })
    expect(renderText('{{ split(tags, ",") }}', values)).toEqual({ ok: false, fault: 'A list or map cannot be written as text' })
  })

  it('may become as long as its place allows', () => {
    expect(renderText('Hi {{ answer }}', { answer: 'a'.repeat(17) }, { maxCharacters: 20 })).toMatchObject({ ok: true })
    expect(renderText('Hi {{ answer }}', { answer: 'a'.repeat(18) }, { maxCharacters: 20 })).toEqual({
      ok: false,
      fault: 'The text becomes longer than 20 characters',
    })
    expect(renderText('{{ a }}{{ a }}', { a: 'a'.repeat(40_000) })).toMatchObject({ ok: false })
    expect(renderText('a'.repeat(65_537), {})).toEqual({ ok: false, fault: 'The text is longer than 65536 characters' })
  })

  it('names the values it uses', () => {
    expect(readsOfText('{{ contact.name }} {{ age + amount }} {{ age }}')).toEqual(['contact', 'age', 'amount'])
  })
})

describe('a problem in a text', () => {
  it.each([
    ['Hello {{ contact.nmae }}!', '.nmae', 'contact has no "nmae"; did you mean contact.name?'],
    ['👋 {{ age }} {{ agee }}', 'agee', 'There is no variable "agee"; did you mean age?'],
    ['{{ age }} {{ contact.name', '{{', 'This {{ has no }} that closes it'],
    ['Hello {{ }}!', '{{ }}', 'Write an expression between {{ and }}'],
    ['{{ split(tags, ",") }}', ' split(tags, ",") ', 'A list cannot be written as text; use join(list, ", ")'],
    ["{{ it's }}", "'s ", 'The text is not closed: a quote is missing at its end'],
  ])('%s points at %s', (source, place, message) => {
    const [problem] = checkText(source, environment)
    expect(problem?.message).toBe(message)
    expect(source.slice(problem?.offset, (problem?.offset ?? 0) + (problem?.length ?? 0))).toBe(place)
  })

  it('is told for each expression', () => {
    expect(checkText('{{ foo }} {{ age }} {{ bar }} {{', environment).map(({ offset }) => offset)).toEqual([3, 23, 30])
  })
})

describe('an address with values', () => {
  it.each([
    ['https://crm.example.com/?q={{ contact.phone }}', 'https://crm.example.com/?q=%2B4917012345'],
    ['https://crm.example.com/{{ contact.name }}/{{ age }}', 'https://crm.example.com/Ann%20Lee/42'],
    [' {{ "https://crm.example.com/" + orderNumber }} ', 'https://crm.example.com/AB123456'],
  ])('%s', (source, text) => {
    expect(checkUrl(source, environment)).toEqual([])
    expect(renderUrl(source, values)).toEqual({ ok: true, text })
  })

  it('keeps a value within its place, whatever the contact wrote', () => {
    for (const answer of ['../../admin', 'x&role=admin#', '@evil.example/', '%2e%2e', 'a\r\nb', '\ud800 half a character', '?{{ age }}']) {
      const rendered = renderUrl('https://crm.example.com/find/{{ answer }}?page=1', { answer })
      const address = new URL(rendered.ok ? rendered.text : '')
      expect(address.host).toBe('crm.example.com')
      expect(address.search).toBe('?page=1')
      expect(address.pathname.split('/')).toHaveLength(3)
    }
  })

  it('that begins with a value is a problem, because encoding breaks it', () => {
    expect(checkUrl(' {{ answer }}/path', environment)).toEqual([
      { message: 'Write the beginning of the address out, for example https://crm.example.com/{{ ... }}', offset: 1, length: 12 },
    ])
  })
})

describe('what a contact writes', () => {
  it('is one of a hundred texts that look like code somewhere', () => {
    expect(new Set(textsThatLookLikeCode).size).toBeGreaterThanOrEqual(100)
  })

  it.each(textsThatLookLikeCode)('%s comes out literally after two hops', (written) => {
    // given the text as contact's name and as an answer, stored, copied, and joined into another variable
    const first: Record<string, Json> = { ...values, answer: written, contact: { name: written, phone: written, username: written } }
    const copied = compileExpression('answer').evaluate(first)
    const joined = compileExpression('"<" + contact.name + ">"').evaluate(first)
    const second = { ...first, answer: copied.ok ? copied.value : null, tags: joined.ok ? joined.value : null }
    // when it is put into a message, which is stored and put into another
    const message = renderText('{{ answer }}|{{ tags }}', second)
    const third = { ...second, orderNumber: message.ok ? message.text : null }
    // then
    expect(renderText('{{ orderNumber }}', third)).toEqual({ ok: true, text: `${written}|<${written}>` })
    expect(renderUrl('https://example.com/?q={{ orderNumber }}', third)).toEqual({
      ok: true,
      text: `https://example.com/?q=${encodeURIComponent(`${written}|<${written}>`)}`,
    })
  })
})
