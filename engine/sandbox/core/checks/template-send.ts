/** Does a template message fit its template, and what does the phone then show? (Meta: template send) */
import { GraphError } from '../graph-error'
import type { Choice, ShownMessage, Template } from '../sandbox'
import { component, fillIn, type TemplateButton, type TemplateComponent, variablesOf } from '../template-components'
import type { Payload, TemplateParameter, TemplatePart } from './message'
import { invalidParameter } from './read-parameters'

export interface RenderedTemplate {
  readonly shown: ShownMessage
  /** Media ids that the header names. */
  readonly media: readonly { readonly kind: string; readonly id?: string }[]
}

/** Throws 132000, 132005, 132012 or 100. */
export function renderTemplate(template: Template, sent: Payload<'template'>): RenderedTemplate {
  const parts = (type: string) => sent.components.filter((part) => part.type === type)
  const header = component(template.components, 'HEADER')
  const body = component(template.components, 'BODY')
  const footer = component(template.components, 'FOOTER')
  const headerParameters = parts('header').flatMap((part) => part.parameters)
  const text = fill(
    template,
    'body',
    body?.text,
    parts('body').flatMap((part) => part.parameters),
  )
  if (text !== undefined && text.length > 1024)
    throw new GraphError(132005, 'body: the text with its values is longer than 1024 characters')
  const media = headerMedia(header, headerParameters)
  const headerText = hasText(header) ? fill(template, 'header', header?.text, headerParameters) : undefined
  const choices = renderButtons(component(template.components, 'BUTTONS')?.buttons ?? [], parts('button'))
  const shown: ShownMessage = {
    ...(headerText === undefined ? {} : { header: headerText }),
    ...(text === undefined ? {} : { text }),
    ...(footer?.text === undefined ? {} : { footer: footer.text }),
    ...(media === undefined ? {} : { media: mediaShown(media) }),
    ...(choices.length === 0 ? {} : { choices }),
  }
  return { shown, media: media === undefined ? [] : [{ kind: media.kind, ...(media.id === undefined ? {} : { id: media.id }) }] }
}

function hasText(header: TemplateComponent | undefined): boolean {
  return header !== undefined && (header.format ?? 'TEXT') === 'TEXT'
}

function fill(template: Template, where: string, text: string | undefined, parameters: readonly TemplateParameter[]): string | undefined {
  const expected = variablesOf(text)
  if (parameters.length !== expected.length) throw countMismatch(where, parameters.length, expected.length)
  const values = new Map<string, string>()
  parameters.forEach((parameter, index) => {
    const name = template.parameterFormat === 'NAMED' ? parameter.parameter_name : expected[index]
    if (name === undefined || !expected.includes(name))
      throw new GraphError(132012, `${where}: Parameter name is missing or empty or unknown: ${name ?? ''}`)
    values.set(name, parameterText(where, index, parameter))
  })
  if (values.size !== expected.length) throw countMismatch(where, values.size, expected.length)
  return text === undefined ? undefined : fillIn(text, values)
}

function countMismatch(where: string, got: number, expected: number): GraphError {
  return new GraphError(
    132000,
    `${where}: number of localizable_params (${got}) does not match the expected number of params (${expected})`,
  )
}

function parameterText(where: string, index: number, parameter: TemplateParameter): string {
  const named = parameter[parameter.type]
  if (parameter.type === 'text') {
    if (typeof parameter.text !== 'string' || parameter.text === '')
      throw new GraphError(131008, `Parameter of type text is missing text value in ${where}`)
    if (/[\n\t]| {5,}/.test(parameter.text)) {
      throw invalidParameter(
        `${where} parameter ${index + 1}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
      )
    }
    return parameter.text
  }
  if (parameter.type === 'currency' || parameter.type === 'date_time') {
    const fallback = (named as { fallback_value?: unknown } | undefined)?.fallback_value
    if (typeof fallback === 'string') return fallback
  }
  throw new GraphError(132012, `${where}: Format mismatch, expected TEXT, received ${parameter.type.toUpperCase()}`)
}

interface HeaderMedia {
  readonly kind: string
  readonly id?: string
  readonly link?: string
  readonly filename?: string
}

function headerMedia(header: TemplateComponent | undefined, parameters: readonly TemplateParameter[]): HeaderMedia | undefined {
  if (!header && parameters.length > 0) throw countMismatch('header', parameters.length, 0)
  if (!header || hasText(header)) return undefined
  const wanted = (header.format ?? '').toLowerCase()
  const parameter = parameters[0]
  if (!parameter || parameter.type !== wanted) {
    throw new GraphError(
      132012,
      `header: Format mismatch, expected ${wanted.toUpperCase()}, received ${parameter?.type.toUpperCase() ?? 'UNKNOWN'}`,
    )
  }
  const source = parameter[wanted]
  if (typeof source !== 'object' || source === null)
    throw new GraphError(131008, `Parameter of type ${wanted} is missing ${wanted} value in header`)
  return wanted === 'location' ? undefined : { kind: wanted, ...textsOf(source as Record<string, unknown>) }
}

function textsOf(source: Record<string, unknown>): { id?: string; link?: string; filename?: string } {
  const text = (name: string) =>
    typeof source[name] === 'string' || typeof source[name] === 'number' ? { [name]: String(source[name]) } : {}
  return { ...text('id'), ...text('link'), ...text('filename') }
}

function mediaShown({ kind, id, link, filename }: HeaderMedia): NonNullable<ShownMessage['media']> {
  return {
    kind,
    ...(id === undefined ? {} : { mediaId: id }),
    ...(link === undefined ? {} : { link }),
    ...(filename === undefined ? {} : { filename }),
  }
}

function renderButtons(buttons: readonly TemplateButton[], sent: readonly TemplatePart[]): readonly Choice[] {
  for (const part of sent) {
    if (!buttons[Number(part.index)]) throw new GraphError(132000, `buttons: there is no button at index ${part.index ?? '(missing)'}`)
  }
  return buttons.map((button, index) => {
    const parameter = sent.find((part) => Number(part.index) === index)?.parameters[0]
    return renderButton(button, index, parameter)
  })
}

function renderButton(button: TemplateButton, index: number, parameter: TemplateParameter | undefined): Choice {
  const title = button.text ?? button.type
  const required = (name: string): string => {
    const value = parameter?.[name]
    if (typeof value === 'string' && value !== '') return value
    throw new GraphError(131008, `Button at index ${index} of type ${button.type} requires a parameter of type ${name}`)
  }
  switch (button.type) {
    case 'QUICK_REPLY': {
      const payload = parameter?.payload ?? parameter?.text
      if (typeof payload === 'string' && payload.length > 128)
        throw new GraphError(131009, `Param payload of button ${index} must be at most 128 characters long.`)
      return { kind: 'quickReply', id: typeof payload === 'string' ? payload : title, title }
    }
    case 'URL': {
      const [variable] = variablesOf(button.url)
      const url = variable === undefined ? button.url : fillIn(button.url ?? '', new Map([[variable, required('text')]]))
      return { kind: 'link', id: String(index), title, ...(url === undefined ? {} : { url }) }
    }
    case 'COPY_CODE':
      return { kind: 'other', id: required('coupon_code'), title: button.text ?? 'Copy code' }
    case 'OTP':
      return { kind: 'other', id: required('text'), title: button.text ?? 'Copy code' }
    case 'PHONE_NUMBER':
      return { kind: 'link', id: String(index), title, url: `tel:${button.phone_number ?? ''}` }
    default:
      return { kind: 'other', id: String(index), title }
  }
}
