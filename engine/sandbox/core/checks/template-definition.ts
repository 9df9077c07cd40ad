/** May this template be created? (Meta: template components) */
import { z } from 'zod'
import { GraphError } from '../graph-error'
import { component, readComponents, type TemplateComponent, variablesOf } from '../template-components'
import { invalidParameter, readParameters } from './read-parameters'

const LANGUAGES = new Set(
  `af sq ar ar_EG ar_AE ar_LB ar_MA ar_QA az be_BY bn bn_IN bg ca zh_CN zh_HK zh_TW hr cs da prs_AF nl nl_BE en en_GB en_US en_AE en_AU en_CA en_GH
  en_IE en_IN en_JM en_MY en_NZ en_QA en_SG en_UG en_ZA et fil fi fr fr_BE fr_CA fr_CH fr_CI fr_MA ka de de_AT de_CH el gu ha he hi hu id ga it ja kn kk
  rw_RW ko ky_KG lo lv lt mk ms ml mr nb ps_AF fa pl pt_BR pt_PT pa ro ru sr si_LK sk sl es es_AR es_CL es_CO es_CR es_DO es_EC es_HN es_MX es_PA es_PE
  es_ES es_UY sw sv ta te th tr uk ur uz vi zu`.split(/\s+/),
)

const upper = z.string().transform((text) => text.toUpperCase())
const Definition = z.looseObject({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/, 'may hold only lower-case letters, digits and underscores, at most 512.'),
  language: z.string().refine((code) => LANGUAGES.has(code), 'is not a supported language code.'),
  category: upper.pipe(z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION'], 'must be one of {AUTHENTICATION, MARKETING, UTILITY}.')),
  parameter_format: upper.pipe(z.enum(['POSITIONAL', 'NAMED'])).default('POSITIONAL'),
  message_send_ttl_seconds: z.coerce.number().int().optional(),
  components: z.array(z.looseObject({ type: z.string() })).min(1, 'needs at least a BODY.'),
})

export interface TemplateDefinition {
  readonly name: string
  readonly language: string
  readonly category: string
  readonly parameterFormat: 'POSITIONAL' | 'NAMED'
  readonly ttlSeconds?: number
  readonly components: readonly TemplateComponent[]
}

/** Throws 100 with the subcode of what is wrong. */
export function readDefinition(parameters: Readonly<Record<string, unknown>>): TemplateDefinition {
  const { name, language, category, parameter_format, message_send_ttl_seconds, components } = readParameters(Definition, parameters)
  return {
    name,
    language,
    category,
    parameterFormat: parameter_format,
    components: checkedComponents(components, category),
    ...(message_send_ttl_seconds === undefined ? {} : { ttlSeconds: message_send_ttl_seconds }),
  }
}

export function checkedComponents(given: unknown, category: string): readonly TemplateComponent[] {
  let components: readonly TemplateComponent[]
  try {
    components = readComponents(given)
  } catch {
    throw invalidParameter('Param components must be a list of objects with a type.')
  }
  const body = component(components, 'BODY')
  if (!body || (body.text === undefined && category !== 'AUTHENTICATION'))
    throw refused(2388043, 'Body is missing', 'A template needs a BODY component with a text.')
  checkBody(body)
  checkHeader(component(components, 'HEADER'))
  checkFooter(component(components, 'FOOTER'))
  checkButtons(component(components, 'BUTTONS'))
  return components
}

function checkBody({ text = '', example }: TemplateComponent): void {
  if (text.length > 1024) throw refused(2388040, 'Character limit exceeded', 'The body is longer than 1024 characters.')
  const variables = variablesOf(text)
  if (variables.length === 0) return
  if (/^\s*\{\{|\}\}\s*$/.test(text))
    throw refused(2388299, "Variables can't be at the start or end of the template", 'Put words around the variables of the body.')
  if (example === undefined) throw refused(2388043, 'Example is missing', 'The body has variables: give an example for each of them.')
  const numbers = variables.filter((name) => /^\d+$/.test(name)).map(Number)
  if (numbers.some((number, index) => number !== index + 1))
    throw refused(2388072, 'Variables are not in order', 'Number the variables of the body 1, 2, 3 in order.')
}

function checkHeader(header: TemplateComponent | undefined): void {
  if (!header) return
  const text = header.text ?? ''
  if (text.length > 60) throw refused(2388040, 'Character limit exceeded', 'The header is longer than 60 characters.')
  if (variablesOf(text).length > 1) throw refused(2388047, 'Header format is incorrect', 'The header may hold one variable.')
}

function checkFooter(footer: TemplateComponent | undefined): void {
  if (!footer) return
  const text = footer.text ?? ''
  if (text.length > 60) throw refused(2388040, 'Character limit exceeded', 'The footer is longer than 60 characters.')
  if (variablesOf(text).length > 0) throw refused(2388073, 'Footer format is incorrect', 'The footer may hold no variables.')
}

function checkButtons(buttons: TemplateComponent | undefined): void {
  const all = buttons?.buttons ?? []
  const count = (type: string) => all.filter((button) => button.type === type).length
  if (all.length > 10) throw invalidParameter('Param buttons allows at most 10 buttons.')
  if (count('URL') > 2) throw invalidParameter('Param buttons allows at most 2 buttons of type URL.')
  if (count('PHONE_NUMBER') > 1) throw invalidParameter('Param buttons allows at most 1 button of type PHONE_NUMBER.')
  if (count('COPY_CODE') > 1) throw invalidParameter('Param buttons allows at most 1 button of type COPY_CODE.')
  if (all.some(({ text }) => (text?.length ?? 0) > 25))
    throw refused(2388040, 'Character limit exceeded', 'A button has more than 25 characters.')
  const groups = all.map(({ type }) => type === 'QUICK_REPLY').filter((isReply, index, list) => isReply && !list[index - 1])
  if (groups.length > 1) throw invalidParameter('Param buttons: quick replies have to stand together.')
}

export function refused(subcode: number, userTitle: string, userMessage: string): GraphError {
  return new GraphError(100, undefined, { message: 'Invalid parameter', subcode, userTitle, userMessage })
}
