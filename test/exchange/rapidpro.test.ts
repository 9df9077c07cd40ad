/** A flow of RapidPro becomes a script of ours, and a report that leaves nothing out. */
import { describe, expect, it } from 'vitest'
import { importFile } from '../../engine/exchange/import-file'
import { checkScript } from '../../engine/script/check'
import { readScript } from '../../engine/script/read-script'
import { entry, fixture, imported, leadsTo, rulesOf } from './fixture'

const text = fixture('order-news.flow.json')
const { script, report } = imported(text)
const nodesOf = (kind: string) => Object.entries(script.nodes).filter(([, node]) => node.kind === kind)

describe('a flow of RapidPro', () => {
  it('becomes a document that is read without a complaint', () => {
    expect(readScript(JSON.stringify(script)).ok).toBe(true)
    const errors = checkScript(script).filter(({ severity }) => severity === 'error')
    expect(new Set(errors.map(({ message }) => message))).toEqual(new Set(['There is no function "notImported"']))
  })

  it('begins where the flow does, and ends where an exit leads nowhere', () => {
    expect(leadsTo(script, 'begin', 'default')).toBe('ask')
    expect(leadsTo(script, 'ask', 'noReply')).toBe('end')
  })

  it('asks by buttons where quick replies are all that is answered', () => {
    expect(script.nodes.ask?.settings).toMatchObject({
      text: 'Hi {{ contact.name }}! Shall we tell you about your order?',
      style: 'buttons',
      choices: [{ title: 'Yes' }, { title: 'No' }],
      saveTo: 'wants_news',
      maxWaitSeconds: 3600,
    })
    expect(leadsTo(script, 'ask', 'choice-no')).toBe('set-variable')
    expect(leadsTo(script, 'ask', 'invalid')).toBe('ask')
  })

  it('gives a wait that two messages lead to two questions', () => {
    expect(nodesOf('ask').map(([, { settings }]) => settings.text)).toContain('Sorry, please answer yes or no.')
    expect(entry(report, 'wait_for_response', 'wait_for_response: Wants News')?.nodes).toHaveLength(1)
  })

  it('compares free answers by the tests of the router', () => {
    const [, { settings }] = nodesOf('switch').find(([id]) => id === 'switch') ?? ['', { settings: {} }]
    expect(settings).toMatchObject({ cases: [{ label: 'Number', when: expect.stringContaining('number(order_no) > 1000') }] })
    expect(leadsTo(script, 'switch', 'default')).toBe('ask')
  })

  it('holds a webhook by a stand-in that has its outcomes as ways out, and keeps its settings in a note', () => {
    const [id = ''] = entry(report, 'call_webhook')?.nodes ?? []
    expect(leadsTo(script, id, 'case-success')).toBe('set-variable')
    expect(leadsTo(script, id, 'default')).toBe('add-note')
    expect(Object.values(script.notes).find(({ node }) => node === id)?.text).toContain('https://shop.example.com/orders/@results.order_no')
  })

  it('turns a ticket into a note, a skill and waiting for an agent', () => {
    expect(entry(report, 'open_ticket')?.nodes).toEqual(['add-note', 'assign-skill', 'wait-for-agent'])
    expect(rulesOf(report, 'open_ticket')).toEqual(['topic-as-skill', 'ticket-waits'])
  })

  it('shares out chance in whole percents that add up', () => {
    const [[, split] = ['', undefined]] = nodesOf('percent-split')
    expect(split?.settings).toMatchObject({ ways: [{ percent: 34 }, { percent: 33 }, { percent: 33 }] })
  })

  it('translates simple expressions, and keeps the others readable', () => {
    expect(nodesOf('send-text')[0]?.[1].settings.text).toBe(
      'Order {{ last_order }} is on its way, {{ upper(contact.name) }}. Status: {{ notImported("@webhook.status") }}',
    )
  })

  it('says that texts in other languages were left', () => {
    expect(report.remarks).toEqual([{ rule: 'languages-left', values: { languages: 'deu' } }])
  })
})

describe('an export with several flows', () => {
  const flow = JSON.parse(text) as Record<string, unknown>
  const several = JSON.stringify({ version: '13', flows: [flow, { ...flow, name: 'Second', uuid: 'second' }] })

  it('gives the first, and names the others', () => {
    expect(imported(several).report.remarks).toContainEqual({ rule: 'other-flows', values: { taken: 'Order news', names: 'Second' } })
  })

  it('gives the one that is asked for', () => {
    expect(imported(several, 'Second').script.name).toBe('Second')
  })

  it('says which flows there are when the one asked for is none', () => {
    const result = importFile(several, { flow: 'Third' })
    expect(result).toMatchObject({
      ok: false,
      problems: [{ rule: 'no-flow', message: 'The file has no flow "Third"; it has Order news, Second.' }],
    })
  })
})

it('refuses a flow of an older specification, and says what to do', () => {
  const result = importFile(JSON.stringify({ flows: [{ name: 'Old', action_sets: [], rule_sets: [] }] }))
  expect(result).toMatchObject({ ok: false, problems: [{ rule: 'too-old' }] })
})
