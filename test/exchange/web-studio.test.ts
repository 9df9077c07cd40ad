/** A web-Studio script becomes a script of ours that says the same, and a report that leaves nothing out. */
import { describe, expect, it } from 'vitest'
import { checkScript } from '../../engine/script/check'
import { readScript } from '../../engine/script/read-script'
import { entry, fixture, imported, leadsTo, rulesOf } from './fixture'

const { script, report } = imported(fixture('topic-desk.studio.json'))

const settingsOf = (id: string) => script.nodes[id]?.settings

/** A script of Studio from actions in short: name, properties, branches. */
function studio(actions: Readonly<Record<string, StudioAction>>): string {
  return JSON.stringify({
    header: { scriptName: 'Short' },
    actions: Object.fromEntries(Object.entries(actions).map(([id, { name, label }]) => [id, { name, label: label ?? name, x: 0, y: 0 }])),
    properties: Object.fromEntries(
      Object.entries(actions).map(([id, { properties = {} }]) => [
        id,
        Object.fromEntries(Object.entries(properties).map(([key, value], place) => [place, { name: key, value }])),
      ]),
    ),
    branches: Object.fromEntries(
      Object.entries(actions).map(([id, { branches = {} }]) => [
        id,
        Object.entries(branches).map(([label, to], index) => ({
          to,
          label: label === 'Default' ? '' : label,
          type: label === 'Default' ? 'default' : 'branch',
          index,
        })),
      ]),
    ),
  })
}

interface StudioAction {
  readonly name: string
  readonly label?: string
  readonly properties?: Readonly<Record<string, string>>
  readonly branches?: Readonly<Record<string, number>>
}

const one = (action: StudioAction) => imported(studio({ 1: { name: 'BEGIN', branches: { Default: 2 } }, 2: action, 3: { name: 'END' } }))

describe('a web-Studio script', () => {
  it('has an entry in the report for every action', () => {
    expect(report.entries).toHaveLength(17)
    expect(report.entries.filter(({ outcome }) => outcome === 'notMapped').map(({ type }) => type)).toEqual(['REST API'])
  })

  it('becomes a document that is read without a complaint', () => {
    expect(readScript(JSON.stringify(script)).ok).toBe(true)
    expect(script.name).toBe('Topic desk')
    expect(script.id).toBe('topic-desk')
  })

  it('has no error but those that say what was not imported', () => {
    const errors = checkScript(script).filter(({ severity }) => severity === 'error')
    expect(errors.map(({ message }) => message)).toEqual(['There is no function "notImported"'])
  })

  it('puts values into texts, and knows the names that Studio gives', () => {
    expect(settingsOf('say-closed')).toEqual({ text: 'Hello {{ contact.name }}, we are closed. Your number {{ contact.phone }} is noted.' })
    expect(settingsOf('customer-page')).toMatchObject({
      url: 'https://crm.example.com/find?phone={{ contact.phone }}&agent={{ agent.name }}',
    })
  })

  it('declares a variable as a number when only numbers are assigned to it', () => {
    expect(script.variables).toEqual({ attempts: { type: 'number' }, topic: { type: 'text' }, round: { type: 'number' } })
    expect(settingsOf('count-up')).toEqual({ assignments: [{ variable: 'attempts', value: 'attempts + 1' }] })
  })

  it('translates conditions', () => {
    expect(settingsOf('too-often')).toEqual({ condition: '(attempts >= 3) && (topic != "order")' })
    expect(settingsOf('by-topic')).toMatchObject({
      cases: [
        { label: 'order', when: 'topic == "order"' },
        { label: 'return', when: 'topic == "return"' },
      ],
    })
  })

  it('leads a branch that is not wired where Default led', () => {
    // OnOpen has no branch: Hours has a Default of its own, Ask has none and is linked
    expect(leadsTo(script, 'shop-hours', 'open')).toBeUndefined()
    expect(leadsTo(script, 'shop-hours', 'default')).toBe('ask')
    expect(leadsTo(script, 'which-topic', 'noReply')).toBe('switch')
  })

  it('says which branch has no port here', () => {
    expect(rulesOf(report, 'HOURS')).toContain('branch-lost')
  })

  it('keeps an action without counterpart as a stand-in with its branches, and its properties as a note', () => {
    const [id = ''] = entry(report, 'REST API')?.nodes ?? []
    expect(leadsTo(script, id, 'default')).toBe('loop')
    expect(leadsTo(script, id, 'case-onfailure')).toBe('update-status')
    const note = Object.values(script.notes).find(({ node }) => node === id)
    expect(note?.text).toContain('URL: https://shop.example.com/orders/{topic}')
  })

  it('keeps annotations as notes', () => {
    expect(Object.values(script.notes).map(({ text }) => text)).toContain('Talk to the shop before changing this.')
  })
})

describe('one action of Studio', () => {
  it.each([
    ['REQAGENT of the default skill', { name: 'REQAGENT', properties: { Skill: 'Default' } }, 'wait-for-agent'],
    ['UPDATESTATUS', { name: 'UPDATESTATUS', properties: { Status: 'Pending' } }, 'update-status'],
    ['ONANSWER, its old name', { name: 'ONANSWER' }, 'on-assignment'],
    ['ONRELEASE', { name: 'ONRELEASE' }, 'on-release'],
    ['STOP, which waits for an event', { name: 'STOP' }, 'stand-by'],
    [
      'TEXTMSG with a rich message',
      { name: 'TEXTMSG (digital)', properties: { Message: '{menu}', MessageFormat: 'JSON' } },
      'send-template',
    ],
    ['CHECK CHANNEL', { name: 'CHECK CHANNEL', branches: { '+49 30 1234567': 3, WhatsApp: 3, Other: 3 } }, 'check-channel'],
    [
      'a snippet that only assigns',
      { name: 'SNIPPET', properties: { Data: '// hello\nASSIGN who = "{ANI}!"\nASSIGN loud = "x"' } },
      'set-variable',
    ],
  ] satisfies readonly (readonly [string, StudioAction, string])[])('%s becomes %s', (_title, action, kind) => {
    expect(one(action).script.nodes).toMatchObject({ [one(action).report.entries[1]?.nodes[0] ?? '']: { kind } })
  })

  it.each([
    ['a skill that is computed', { name: 'REQAGENT', properties: { Skill: '{skill}' } }, 'skill-by-value'],
    ['code', { name: 'SNIPPET', properties: { Data: 'FOR i = 1 TO 3' } }, 'code-left'],
    ['a rich message', { name: 'GETRICHMESSAGE', properties: { Template: 'Times' } }, 'rich-message'],
    ['a status that is unknown', { name: 'UPDATESTATUS', properties: { Status: 'Gone' } }, 'setting-left'],
    ['an empty text', { name: 'TEXTMSG' }, 'unfit'],
    ['a second beginning', { name: 'BEGIN' }, 'second-begin'],
  ] satisfies readonly (readonly [string, StudioAction, string])[])('%s is not mapped, and the report says why', (_title, action, rule) => {
    const { entries } = one(action).report
    expect(entries[1]).toMatchObject({ outcome: 'notMapped', remarks: [{ rule }] })
  })

  it('keeps a condition that it does not understand as text, in a place that blocks publishing', () => {
    const { script: taken, report: told } = one({
      name: 'IF',
      properties: { Expression: 'list.count() > 2' },
      branches: { True: 3, False: 3 },
    })
    expect(Object.values(taken.nodes).find(({ kind }) => kind === 'if')?.settings).toEqual({ condition: 'notImported("list.count() > 2")' })
    expect(told.entries[1]).toMatchObject({ outcome: 'withLoss', remarks: [{ rule: 'expression-left' }] })
  })

  it('writes braces that are no values as themselves', () => {
    const { script: taken } = one({ name: 'TEXTMSG', properties: { Message: 'Say {{ and {{ANI}} or {"a": 1}' } })
    expect(Object.values(taken.nodes).find(({ kind }) => kind === 'send-text')?.settings).toEqual({
      text: 'Say {{ "{{" }} and {{ "{" }}{{ contact.phone }}} or {"a": 1}',
    })
  })

  it('says of a branch that it leads to nothing', () => {
    expect(one({ name: 'WAIT', properties: { Seconds: '5' }, branches: { Default: 77 } }).report.entries[1]?.remarks).toEqual([
      { rule: 'link-to-nowhere', values: { branch: 'Default', to: '77' } },
    ])
  })
})
