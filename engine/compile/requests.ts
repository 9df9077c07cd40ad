/** What the actions around a request to another system mean: its values are filled in here, and of its answer the values are kept. */
import type { ActionParts, Json, RequestSource } from '../../nodes/machine-parts'
import type { OutgoingRequest } from '../effects/types'
import { compileExpression } from '../expressions/compile'
import { parseTemplate } from '../expressions/template'
import { answerAs } from './answers'
import { expressionValues } from './context'
import { type Meaning, type Moment, rendered, renderedUrl, Unfeasible } from './moment'

type RequestName = Extract<ActionParts['type'], 'makeRequest' | 'takeResponse' | 'keepValues'>

const MAX_URL = 4096
const MAX_HEADER = 4096
const MAX_BODY = 64 * 1024

export const requests: { readonly [Name in RequestName]: Meaning<Name> } = {
  makeRequest: (source, moment) => ({ commands: [{ type: 'request', request: requestOf(source, moment) }] }),
  takeResponse: ({ statusTo }, moment) => {
    const { event, context } = moment
    if (event.type !== 'request.answered') return { change: { result: 'other' } }
    const result = outcomeOf(event.status)
    if (statusTo === undefined) return { change: { result } }
    const changed = { [statusTo]: fitted(statusTo, event.status, moment) }
    return { change: { result, variables: { ...context.variables, ...changed } }, changed }
  },
  keepValues: ({ variables }, moment) => {
    const { event, context } = moment
    const values = event.type === 'request.answered' ? event.values : []
    const kept = variables.flatMap((name, index) => {
      const value = values[index] ?? null
      return value === null ? [] : [[name, fitted(name, value, moment)] as const]
    })
    if (kept.length === 0) return {}
    const changed = Object.fromEntries(kept)
    return { change: { variables: { ...context.variables, ...changed } }, changed }
  },
}

function outcomeOf(status: number): 'success' | 'clientError' | 'serverError' | 'other' {
  if (status >= 200 && status < 300) return 'success'
  if (status >= 400 && status < 500) return 'clientError'
  return status >= 500 ? 'serverError' : 'other'
}

function requestOf(source: RequestSource, moment: Moment): OutgoingRequest {
  const { method, paths, timeoutMs, tries, isRepeatable, secretHeaders } = source
  const body = bodyOf(source, moment)
  if (body && new TextEncoder().encode(body.text).length > MAX_BODY) throw new Unfeasible(`The body has more than ${MAX_BODY / 1024} kB`)
  return {
    method,
    url: addressOf(source.url, moment),
    headers: source.headers.map(({ name, value }) => ({ name, value: headerValue(name, value, moment) })),
    secretHeaders: [...secretHeaders],
    ...(body ? { body } : {}),
    paths: [...paths],
    timeoutMs,
    tries,
    isRepeatable,
  }
}

/** Which hosts are allowed is judged when the request is made: names mean other addresses tomorrow. */
function addressOf(source: string, moment: Moment): string {
  const text = renderedUrl(source, moment)
  if (text.length > MAX_URL) throw new Unfeasible(`The address has more than ${MAX_URL} characters`)
  if (!URL.canParse(text)) throw new Unfeasible(`"${text}" is not a web address`)
  const { protocol, href, username, password } = new URL(text)
  if (protocol !== 'https:' && protocol !== 'http:') throw new Unfeasible(`A request needs an https address, not ${protocol}`)
  if (username !== '' || password !== '')
    throw new Unfeasible('An address with a password in it is not allowed; use a header with a secret')
  return href
}

/** A line break would begin a header of the contact's own. */
function headerValue(name: string, source: string, moment: Moment): string {
  const value = rendered(source, moment).trim()
  if (value.length > MAX_HEADER) throw new Unfeasible(`The header ${name} has more than ${MAX_HEADER} characters`)
  if (!/^[\t\x20-\x7e\xa0-\xff]*$/.test(value)) throw new Unfeasible(`The header ${name} has characters that no header may have`)
  return value
}

function bodyOf({ json, form }: RequestSource, moment: Moment): OutgoingRequest['body'] {
  if (json) return { type: 'application/json', text: JSON.stringify(objectOf(json.map(({ name, value }) => [name, typed(value, moment)]))) }
  if (!form) return undefined
  const fields = form.map(({ name, value }) => [name, rendered(value, moment)])
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() }
}

/** One expression alone keeps what it is: a number, true or false. */
function typed(source: string, moment: Moment): Json {
  const [part, ...more] = parseTemplate(source.trim()).parts
  if (part?.type !== 'expression' || more.length > 0) return rendered(source, moment)
  const outcome = compileExpression(part.source).evaluate(expressionValues(moment.context))
  if (!outcome.ok) throw new Unfeasible(outcome.fault)
  return outcome.value
}

interface Members {
  [name: string]: Json | Members
}

/** Without a prototype, so that a member may have any name. */
function objectOf(members: readonly (readonly [name: string, value: Json])[]): Members {
  const whole: Members = Object.create(null)
  for (const [name, value] of members) {
    const path = name.split('.')
    let at = whole
    for (const part of path.slice(0, -1)) {
      const held = at[part]
      if (held !== undefined && !isMembers(held)) throw new Unfeasible(`"${part}" of the body cannot hold a value and further members`)
      const inner: Members = held ?? Object.create(null)
      at[part] = inner
      at = inner
    }
    at[path.at(-1) ?? ''] = value
  }
  return whole
}

const isMembers = (held: Json | Members): held is Members =>
  typeof held === 'object' && held !== null && Object.getPrototypeOf(held) === null

/** A text is read as the contact's answers are; what is no plain value is kept as JSON. */
function fitted(variable: string, value: Json, { variables }: Moment): Json {
  const type = variables[variable]?.type ?? 'text'
  if (typeof value === type) return value
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const fitting = type === 'text' ? text : typeof value === 'string' ? answerAs(type, value) : undefined
  if (fitting !== undefined) return fitting
  throw new Unfeasible(`"${variable}" is a ${type} and cannot hold ${text.slice(0, 80)} from the answer`)
}
