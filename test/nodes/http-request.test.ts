import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { checkScript, hasErrors } from '../../engine/script/check'
import type { Variable } from '../../engine/script/script'
import { type Play, play } from '../../engine/testing/play'
import { runTest } from '../../engine/testing/run-test'
import type { RequestAnswer } from '../../engine/testing/test-file'
import { smallScript } from '../script/script-builder'

const variables: Readonly<Record<string, Variable>> = {
  name: { type: 'text' },
  points: { type: 'number', initial: 7 },
  isGold: { type: 'boolean' },
  code: { type: 'number' },
}

const values = [
  { path: '$.customer.name', variable: 'name' },
  { path: '$.customer.points', variable: 'points' },
  { path: "$['customer'].tags[0]", variable: 'isGold' },
]

function scriptWith(settings: Record<string, unknown>) {
  return smallScript({
    nodes: {
      begin: ['begin'],
      it: ['http-request', { url: 'https://crm.example.com/customers', values, statusTo: 'code', ...settings }],
      end: ['end'],
    },
    links: ['begin.default -> it', ...['default', 'clientError', 'serverError', 'failed'].map((port) => `it.${port} -> end`)],
    variables,
  })
}

const asked = (answer: RequestAnswer, settings: Record<string, unknown> = {}): Play =>
  play(scriptWith(settings), { answerOf: () => answer, variables: { name: 'Ada & "Bea"' } })

const faultOf = ({ trace }: Play) => trace.find(({ fault }) => fault !== undefined)?.fault

describe('what comes back', () => {
  it('puts the values of a successful answer into their variables, each with its type', () => {
    const run = asked({ status: 201, json: { customer: { name: 'Grace', points: '12', tags: [true] } } })
    expect(run.leftBy('it')).toBe('default')
    expect(run.variables).toMatchObject({ name: 'Grace', points: 12, isGold: true, code: 201 })
  })

  it('leaves the variables of what is not in the answer', () => {
    const run = asked({ status: 200, json: { customer: { points: null } } })
    expect(run.leftBy('it')).toBe('default')
    expect(run.variables).toMatchObject({ name: 'Ada & "Bea"', points: 7 })
  })

  it('keeps a list or an object as JSON where the variable is a text', () => {
    expect(asked({ status: 200, json: { customer: { name: { first: 'Grace' } } } }).variables.name).toBe('{"first":"Grace"}')
  })

  it.each([
    [{ status: 404, json: { customer: { name: 'nobody' } } }, 'clientError'],
    [{ status: 429 }, 'clientError'],
    [{ status: 500 }, 'serverError'],
    [{ status: 302 }, 'failed'],
    ['no answer', 'failed'],
    [{ status: 200, json: { customer: { points: 'many' } } }, 'failed'],
    [{ status: 200, json: { customer: { tags: ['perhaps'] } } }, 'failed'],
  ] as const)('%j leaves by %s, and keeps no value', (answer, port) => {
    const run = asked(answer)
    expect(run.leftBy('it')).toBe(port)
    expect(run.variables.name).toBe('Ada & "Bea"')
  })

  it('says which value did not fit', () => {
    expect(faultOf(asked({ status: 200, json: { customer: { points: 'many' } } }))).toContain('"points" is a number and cannot hold many')
  })
})

describe('what goes out', () => {
  it('encodes values in the address, and keeps numbers of a JSON body as numbers', () => {
    const run = asked('no answer', {
      method: 'POST',
      url: 'https://crm.example.com/find?q={{ name }}',
      headers: [{ name: 'X-Trace', value: '{{ points }}' }],
      body: {
        kind: 'json',
        members: [
          { name: 'customer.name', value: '{{ name }}' },
          { name: 'customer.points', value: '{{ points }}' },
          { name: '__proto__.polluted', value: 'Hello {{ points }}' },
        ],
      },
    })
    const [request] = run.requests
    expect(request?.url).toBe('https://crm.example.com/find?q=Ada%20%26%20%22Bea%22')
    expect(request?.headers).toEqual([{ name: 'X-Trace', value: '7' }])
    expect(request?.body?.text).toBe('{"customer":{"name":"Ada & \\"Bea\\"","points":7},"__proto__":{"polluted":"Hello 7"}}')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('encodes a form', () => {
    const form = { kind: 'form', fields: [{ name: 'who', value: '{{ name }}' }] }
    expect(asked('no answer', { method: 'POST', body: form }).requests[0]?.body).toEqual({
      type: 'application/x-www-form-urlencoded',
      text: 'who=Ada+%26+%22Bea%22',
    })
  })

  it.each([
    [{ headers: [{ name: 'X-Name', value: '{{ "a\\r\\nHost: evil" }}' }] }, 'characters that no header may have'],
    [{ url: '{{ "file:///etc/passwd" }}' }, 'needs an https address'],
    [{ url: '{{ "https://user:secret@crm.example.com/" }}' }, 'password in it is not allowed'],
    [{ url: '{{ "nowhere" }}' }, 'is not a web address'],
    [{ url: 'https://crm.example.com/{{ number("x") }}' }, ''],
  ])('%j is never made', (settings, fault) => {
    const run = asked({ status: 200 }, settings)
    expect(run.requests).toEqual([])
    expect(run.leftBy('it')).toBe('failed')
    expect(faultOf(run)).toContain(fault)
  })

  it.each([
    ['GET', true],
    ['PUT', true],
    ['DELETE', true],
    ['POST', false],
    ['PATCH', false],
  ])('%s is repeatable: %s', (method, isRepeatable) => {
    expect(asked('no answer', { method }).requests[0]?.isRepeatable).toBe(isRepeatable)
    expect(asked('no answer', { method, repeatsAnyMethod: true }).requests[0]?.isRepeatable).toBe(true)
  })
})

describe('settings', () => {
  it('are fine as they are', () => expect(hasErrors(checkScript(scriptWith({})))).toBe(false))

  it.each([
    { url: 'ftp://crm.example.com' },
    { url: 'crm.example.com' },
    { timeoutSeconds: 31 },
    { retries: 6 },
    { headers: [{ name: 'Host', value: 'elsewhere' }] },
    { headers: [{ name: 'a b', value: '' }] },
    { headers: [{ name: 'Authorization', value: 'x' }], secretHeaders: [{ name: 'authorization', secret: 'crm' }] },
    { body: { kind: 'json', members: [{ name: 'a', value: 'b' }] } },
    { values: [{ path: '$..name', variable: 'name' }] },
    { values: [{ path: 'name', variable: 'name' }] },
    { values: [{ path: '$.name', variable: 'unknown' }] },
  ])('%j is an error', (settings) => expect(hasErrors(checkScript(scriptWith(settings)))).toBe(true))
})

it('answers of a test are used in order, and the last goes on answering', () => {
  const script = smallScript({
    nodes: {
      begin: ['begin'],
      one: ['http-request', { url: 'https://a.example.com/one' }],
      two: ['http-request', { url: 'https://a.example.com/two' }],
      end: ['end'],
    },
    links: ['begin.default -> one', 'one.clientError -> two', 'two.default -> end'],
  })
  const http = [
    { request: { method: 'GET', url: 'a.example.com' }, answer: { status: 404 } },
    { request: { url: 'a.example.com' }, answer: { status: 200 } },
  ]
  const steps = [{ word: 'request', value: { method: 'GET', url: '/two' } } as const, { word: 'over', value: true } as const]
  const { failure } = runTest(compileScript(script, 1), { name: 'both', script: 'small', given: { http }, steps })
  expect(failure).toBeUndefined()
})
