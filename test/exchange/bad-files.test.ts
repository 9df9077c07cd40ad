/** Whatever a file holds, reading it never throws: it gives a document that can be opened, or says what is wrong. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importDocument, importFile } from '../../engine/exchange/import-file'
import type { ImportResult } from '../../engine/exchange/imported'
import { checkScript } from '../../engine/script/check'
import { readScriptDocument } from '../../engine/script/read-script'
import { findKind } from '../../nodes/index'

const refusal = (result: ImportResult) => (result.ok ? 'read' : result.problems[0]?.rule)

describe('a file that is none', () => {
  it.each([
    ['nothing', '', 'not-json'],
    ['no JSON', '{"actions": {', 'not-json'],
    ['a list', '[]', 'unknown-format'],
    ['null', 'null', 'unknown-format'],
    ['a number', '7', 'unknown-format'],
    ['another document', '{"hello": "world"}', 'unknown-format'],
    ['a script of Cordboard', '{"formatVersion": 2, "id": "a", "name": "A", "nodes": {}, "links": {}}', 'unknown-format'],
    ['an export without flows', '{"flows": []}', 'no-flow'],
    ['too large', ' '.repeat(5 * 1024 * 1024 + 1), 'file-too-large'],
  ])('%s is refused with its reason', (_title, text, rule) => {
    expect(refusal(importFile(text))).toBe(rule)
  })

  it('is refused as the format that somebody says it has', () => {
    expect(refusal(importFile('{"flows": []}', { from: 'web-studio' }))).toBe('wrong-shape')
    expect(refusal(importFile('{"actions": {}, "branches": {}}', { from: 'rapidpro' }))).toBe('no-flow')
  })
})

/** The document can be opened, and every place that is wrong in it is one that says so. */
function expectSound(result: ImportResult): void {
  if (!result.ok) return
  expect(readScriptDocument(JSON.parse(JSON.stringify(result.script))).ok).toBe(true)
  for (const { kind, settings } of Object.values(result.script.nodes))
    expect(findKind(kind)?.settings.safeParse(settings).success).toBe(true)
  const wrong = checkScript(result.script).filter(({ rule, message }) => rule === 'expression' && !message.includes('notImported'))
  expect(wrong).toEqual([])
}

describe('names that mean something to the language this is written in', () => {
  it('are names like others', () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']
    const text = `{"header": {"scriptName": "__proto__"}, "actions": {${names
      .map((name) => `"${name}": {"name": "ASSIGN", "label": "${name}"}`)
      .join(',')}}, "properties": {${names
      .map((name) => `"${name}": {"__proto__": {"name": "Variable", "value": "${name}"}, "1": {"name": "Value", "value": "{${name}}"}}`)
      .join(',')}}, "branches": {${names.map((name) => `"${name}": [{"to": "constructor", "type": "default"}]`).join(',')}}}`
    const result = importFile(text)
    expect(result.ok && result.report.entries).toHaveLength(5)
    expectSound(result)
    expect(Object.prototype).not.toHaveProperty('Variable')
  })
})

describe('large files', () => {
  it('are read whole, a thousand alike and in a circle', () => {
    const count = 5000
    const actions = Object.fromEntries(Array.from({ length: count }, (_, id) => [id, { name: 'TEXTMSG', label: 'Same', x: id, y: id }]))
    const branches = Object.fromEntries(Array.from({ length: count }, (_, id) => [id, [{ to: (id + 1) % count, type: 'default' }]]))
    const properties = Object.fromEntries(
      Array.from({ length: count }, (_, id) => [id, [{ name: 'Message', value: `Hello {v${id % 100}}` }]]),
    )
    const result = importDocument({ header: {}, actions, properties, branches })
    expect(result.ok && Object.keys(result.script.nodes)).toHaveLength(count)
    expect(result.ok && Object.keys(result.script.links)).toHaveLength(count)
  })

  it('may be nested deeper than anybody writes', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    const result = importFile(
      `{"actions": {"1": {"name": "ODD", "label": "x"}}, "properties": {"1": [{"name": "Data", "value": ${deep}}]}, "branches": {}}`,
    )
    expect(result.ok).toBe(true)
  })
})

const word = fc.oneof(
  fc.constantFrom(
    'BEGIN',
    'ASKCALLER',
    'CASE',
    'IF',
    'LOOP',
    'ASSIGN',
    'TEXTMSG',
    'HOURS',
    'REQAGENT',
    'WAIT',
    'POPURL',
    'SNIPPET',
    'ONASSIGNMENT',
    'END',
  ),
  fc.constantFrom(
    'Variable',
    'Value',
    'Message',
    'Expression',
    'Repeat',
    'Seconds',
    'Skill',
    'Type',
    'Numeric',
    '{x}',
    'x = 1 & {y} > 2',
    '"{a}{{b}}"',
    '-3',
    '1e9',
  ),
  fc.string(),
)
const value = fc.oneof(word, fc.integer(), fc.jsonValue({ maxDepth: 2 }))
const id = fc.constantFrom('1', '2', '3', '4', '__proto__')

it('never throws for anything like a web-Studio script', () => {
  const action = fc.oneof(fc.record({ name: word, label: word, x: value, y: value }), value)
  const property = fc.oneof(fc.record({ name: word, value }), value)
  const branch = fc.oneof(fc.record({ to: id, label: word, type: fc.constantFrom('default', 'branch', 'case'), index: value }), value)
  const document = fc.record({
    header: value,
    actions: fc.dictionary(id, action),
    properties: fc.dictionary(id, fc.oneof(fc.array(property), value)),
    branches: fc.dictionary(id, fc.oneof(fc.array(branch), value)),
  })
  fc.assert(
    fc.property(document, (held) => expectSound(importDocument(held))),
    { numRuns: 300 },
  )
})

it('never throws for anything like a flow', () => {
  const type = fc.constantFrom('send_msg', 'set_run_result', 'set_contact_field', 'add_contact_groups', 'open_ticket', 'enter_flow', 'odd')
  const text = fc.oneof(
    fc.constantFrom('@results.a', '@(upper(contact.name))', '@@me', '@(', '{{ x }}', '@fields.b and @(1 + results.a)', ''),
    fc.string(),
  )
  const action = fc.oneof(
    fc.record({
      type,
      uuid: id,
      text,
      quick_replies: fc.array(text),
      groups: fc.array(fc.record({ name: text })),
      name: text,
      value: text,
      field: fc.record({ key: text }),
    }),
    value,
  )
  const flowCase = fc.record({
    type: fc.constantFrom('has_any_word', 'has_phrase', 'has_number_lt', 'has_beginning', 'has_only_phrase', 'has_email', 'has_odd'),
    arguments: fc.array(text),
    category_uuid: id,
  })
  const router = fc.record(
    {
      type: fc.constantFrom('switch', 'random'),
      operand: text,
      result_name: text,
      wait: fc.record({ type: fc.constant('msg'), timeout: fc.record({ seconds: value, category_uuid: id }) }),
      cases: fc.array(flowCase, { maxLength: 4 }),
      categories: fc.array(fc.record({ uuid: id, name: text, exit_uuid: id }), { maxLength: 12 }),
      default_category_uuid: id,
    },
    { requiredKeys: ['type', 'categories', 'cases'] },
  )
  const node = fc.oneof(
    fc.record(
      {
        uuid: id,
        actions: fc.array(action, { maxLength: 3 }),
        router,
        exits: fc.array(fc.record({ uuid: id, destination_uuid: id }), { maxLength: 4 }),
      },
      { requiredKeys: ['uuid', 'actions', 'exits'] },
    ),
    value,
  )
  fc.assert(
    fc.property(fc.array(node, { maxLength: 5 }), value, (nodes, ui) => expectSound(importDocument({ name: 'Flow', nodes, _ui: ui }))),
    { numRuns: 300 },
  )
})
