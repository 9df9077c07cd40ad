/** Sets the sandbox up: numbers with their accounts and tokens, templates that are approved already. Adding again replaces. */
import { numericId, type Random, seededRandom } from './ids'
import type { PhoneNumber, Sandbox, Template } from './sandbox'
import { readComponents } from './template-components'

export interface NumberSeed {
  readonly wabaId: string
  readonly phoneNumberId: string
  /** International, with or without plus and spaces. */
  readonly displayNumber: string
  readonly verifiedName: string
  /** Access token that may use this number's account. */
  readonly token: string
  readonly throughput?: 'STANDARD' | 'HIGH'
}

export function addNumber(sandbox: Sandbox, seed: NumberSeed): PhoneNumber {
  ensureAccount(sandbox, seed.wabaId, seed.verifiedName)
  grant(sandbox, seed.token, seed.wabaId)
  const number: PhoneNumber = {
    ...newNumber(seed.wabaId, seed.phoneNumberId, seed.displayNumber, seed.verifiedName),
    isVerified: true,
    isRegistered: true,
    throughput: seed.throughput ?? 'STANDARD',
  }
  sandbox.numbers.set(number.id, number)
  return number
}

/** A number as it is before it was verified and registered. */
export function newNumber(wabaId: string, id: string, displayNumber: string, verifiedName: string): PhoneNumber {
  return {
    id,
    wabaId,
    displayNumber: displayNumber.startsWith('+') ? displayNumber : `+${displayNumber}`,
    digits: displayNumber.replace(/\D/g, ''),
    verifiedName,
    isVerified: false,
    isRegistered: false,
    throughput: 'STANDARD',
    registrations: [],
    profile: {},
  }
}

function grant(sandbox: Sandbox, token: string, wabaId: string): void {
  const known = sandbox.tokens.get(token)
  if (known && !known.isRevoked) known.wabaIds.add(wabaId)
  else sandbox.tokens.set(token, { wabaIds: new Set([wabaId]), isRevoked: false })
}

/** From now on every call with this token gets 190. */
export function revokeToken(sandbox: Sandbox, token: string): void {
  const known = sandbox.tokens.get(token)
  if (known) known.isRevoked = true
}

function ensureAccount(sandbox: Sandbox, wabaId: string, name: string): void {
  if (!sandbox.accounts.has(wabaId)) sandbox.accounts.set(wabaId, { id: wabaId, name, isSubscribed: true })
}

export interface TemplateSeed {
  readonly wabaId: string
  readonly name: string
  readonly language: string
  readonly category?: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'
  readonly parameterFormat?: 'POSITIONAL' | 'NAMED'
  /** In Meta's form: {"type":"BODY","text":"Hello {{1}}"}. */
  readonly components: readonly unknown[]
  readonly status?: string
  readonly id?: string
}

/** Throws when the components are not a template's, saying which. */
export function addTemplate(sandbox: Sandbox, seed: TemplateSeed): Template {
  ensureAccount(sandbox, seed.wabaId, seed.wabaId)
  const previous = findTemplate(sandbox, seed.wabaId, seed.name, seed.language)
  const template: Template = {
    id: seed.id ?? previous?.id ?? numericId(templateIds(seed)),
    wabaId: seed.wabaId,
    name: seed.name,
    language: seed.language,
    category: seed.category ?? 'UTILITY',
    parameterFormat: seed.parameterFormat ?? 'POSITIONAL',
    components: readComponents(seed.components),
    status: seed.status ?? 'APPROVED',
    rejectedReason: 'NONE',
  }
  sandbox.templates.set(template.id, template)
  return template
}

/** The same template has the same id in every sandbox, so that a product's copy of it stays valid over restarts. */
function templateIds({ wabaId, name, language }: TemplateSeed): Random {
  return seededRandom(
    [...`${wabaId}/${name}/${language}`].reduce((hash, letter) => (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7),
  )
}

export function findTemplate(sandbox: Sandbox, wabaId: string, name: string, language: string): Template | undefined {
  for (const template of sandbox.templates.values()) {
    if (template.wabaId === wabaId && template.name === name && template.language === language) return template
  }
  return undefined
}
