/** What the actions that send something mean. Texts are filled in here, and what WhatsApp would refuse is a fault before anything leaves. */
import type { ActionParts, MediaSource, PlaceSource } from '../../nodes/machine-parts'
import type { OutgoingMessage } from '../effects/message'
import { checkOutgoing } from '../whatsapp/wire/limits'
import { formToken, readForm } from './form-answer'
import { type Meaning, type Moment, type Outcome, rendered, renderedUrl, Unfeasible } from './moment'

type SendName = Extract<ActionParts['type'], `send${string}` | 'react' | 'takeForm'>

export const sends: { readonly [Name in SendName]: Meaning<Name> } = {
  sendText: ({ text, previewUrl }, moment) => send({ type: 'text', text: rendered(text, moment), ...(previewUrl ? { previewUrl } : {}) }),
  sendChoices: ({ text, style, choices, listButton }, moment) =>
    send({
      type: 'choices',
      style,
      text: rendered(text, moment),
      choices: choices.map(({ id, title, description }) => ({
        id,
        title: rendered(title, moment),
        ...(description ? { description: rendered(description, moment) } : {}),
      })),
      ...(listButton ? { listButton } : {}),
    }),
  sendTemplate: ({ template, language, parameters, quickReplies, fallbackLanguages, header, buttonValues }, moment) =>
    send({
      type: 'template',
      template,
      language,
      parameters: parameters.map((parameter) => rendered(parameter, moment)),
      ...(quickReplies ? { quickReplies: quickReplies.map(({ id, title }) => ({ id, title: rendered(title, moment) })) } : {}),
      ...(fallbackLanguages ? { fallbackLanguages: [...fallbackLanguages] } : {}),
      ...(header ? { header: headerOf(header, moment) } : {}),
      ...(buttonValues ? { buttonValues: buttonValues.map((value) => rendered(value, moment)) } : {}),
    }),
  sendMedia: ({ caption, ...source }, moment) =>
    send({ type: 'media', kind: source.kind, ...fileOf(source, moment), ...optional({ caption }, moment) }),
  sendLocation: (place, moment) => send({ type: 'location', ...placeOf(place, moment) }),
  sendContact: ({ name, url, ...details }, moment) =>
    send({
      type: 'contact',
      name: rendered(name, moment),
      ...optional(details, moment),
      ...(url === undefined ? {} : { url: renderedUrl(url, moment) }),
    }),
  sendLink: ({ text, label, url, header, footer }, moment) =>
    send({
      type: 'link',
      text: rendered(text, moment),
      label: rendered(label, moment),
      url: renderedUrl(url, moment),
      ...optional({ header, footer }, moment),
    }),
  react: ({ emoji }, { context: { facts } }) => {
    if (facts.lastInboundId === null) throw new Unfeasible('The contact has written nothing that can be reacted to')
    return send({ type: 'reaction', emoji, to: facts.lastInboundId })
  },
  sendForm: ({ node, text, label, flowId, screen, data = [], isDraft }, moment) =>
    send({
      type: 'form',
      text: rendered(text, moment),
      label: rendered(label, moment),
      flowId,
      token: formToken(moment.context.facts.case.id, node),
      ...(screen ? { screen } : {}),
      ...(data.length > 0 ? { data: Object.fromEntries(data.map(({ name, value }) => [name, rendered(value, moment)])) } : {}),
      ...(isDraft ? { isDraft } : {}),
    }),
  takeForm: ({ node, fields }, { context, event, variables }) => {
    const content = event.type === 'contact.replied' ? event.content : undefined
    if (content?.type !== 'form') return { change: { result: false } }
    const read = readForm(content.response, formToken(context.facts.case.id, node), fields, variables)
    if (read === 'another') return { change: { result: false } }
    if ('fault' in read) throw new Unfeasible(read.fault)
    return { change: { result: 'answer', variables: { ...context.variables, ...read.values } }, changed: read.values }
  },
}

function send(message: OutgoingMessage): Outcome {
  const [problem] = checkOutgoing(message)
  if (problem) throw new Unfeasible(problem.message)
  return { commands: [{ type: 'send', message }] }
}

/** Optional texts: one that comes out empty is left out. */
function optional<Name extends string>(
  texts: { readonly [Field in Name]?: string | undefined },
  moment: Moment,
): { readonly [Field in Name]?: string } {
  const said = Object.entries<string | undefined>(texts).map(([name, text = '']) => [name, rendered(text, moment).trim()] as const)
  return Object.fromEntries(said.filter(([, text]) => text !== '')) as { readonly [Field in Name]?: string }
}

function fileOf({ mediaId, link, filename }: MediaSource, moment: Moment) {
  return {
    ...(mediaId === undefined ? {} : { mediaId }),
    ...(link === undefined ? {} : { link: renderedUrl(link, moment) }),
    ...optional({ filename }, moment),
  }
}

function placeOf({ latitude, longitude, name, address }: PlaceSource, moment: Moment) {
  return {
    latitude: degrees('latitude', latitude, moment),
    longitude: degrees('longitude', longitude, moment),
    ...optional({ name, address }, moment),
  }
}

function headerOf(
  header: MediaSource | PlaceSource,
  moment: Moment,
): NonNullable<Extract<OutgoingMessage, { type: 'template' }>['header']> {
  if (!('kind' in header)) return { kind: 'location', ...placeOf(header, moment) }
  const { kind } = header
  if (kind === 'audio' || kind === 'sticker') throw new Unfeasible(`A template's header cannot be ${kind}`)
  return { kind, ...fileOf(header, moment) }
}

function degrees(what: string, source: string, moment: Moment): number {
  const text = rendered(source, moment).trim()
  if (!/^-?\d{1,3}(\.\d{1,15})?$/.test(text)) throw new Unfeasible(`The ${what} "${text}" is no number of degrees, such as 52.52`)
  return Number(text)
}
