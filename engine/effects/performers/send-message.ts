/**
 * Sends one message, at most once a try.
 *
 * S1. Everything that can be found out without asking Meta is found out before the claim: template, limits, window, turn.
 * S2. The session window is judged by the clock at the moment of sending (requirement R15).
 * S3. After the claim there is one request and no second one, whatever happens (requirements R10, R11).
 */
import { type Template, templateVariables, valuedButtons } from '../../directory/model/directory'
import type { InDoubt, NotSent, Refused } from '../../whatsapp/graph-answer'
import type { GraphAccess, StoredMedia } from '../../whatsapp/ports'
import {
  classify,
  type ErrorClass,
  NO_SUCH_NUMBER,
  OPTED_OUT,
  OWN_CODE,
  PARAMETER_COUNT,
  PARAMETER_INVALID,
  PARAMETER_MISSING,
  TEMPLATE_DISABLED,
  TEMPLATE_MISSING,
  TEMPLATE_PAUSED,
  TOKEN_INVALID,
} from '../../whatsapp/wire/errors'
import { checkOutgoing, type MediaKind, mediaProblem } from '../../whatsapp/wire/limits'
import { type Supplies, toGraphBody } from '../../whatsapp/wire/outgoing'
import { retryDelayMs } from '../../whatsapp/wire/retry'
import type { EffectResult, Refusal, SendMessage } from '../types'
import { waitForTurn } from './admission'
import type { Perform, Services } from './services'

type TemplateMessage = Extract<SendMessage['message'], { type: 'template' }>

export const sendMessage: Perform<'sendMessage'> = async (effect, run, services) => {
  const channel = services.channel(effect.channelId)
  if (!channel) return refuse(effect, { code: NO_SUCH_NUMBER, message: `channel ${effect.channelId} is not set up` })
  const { accessToken, phoneNumberId } = channel
  if (!accessToken)
    return refuseAs('stopChannel', effect, { code: TOKEN_INVALID, message: `channel ${effect.channelId} has no access token` }, services)
  const template = templateOf(effect, services)
  const problem = problemOf(effect, template)
  if (problem) return refuse(effect, problem)

  const enteredAt = await waitForTurn(effect, channel, services)
  if (typeof enteredAt !== 'number') return enteredAt
  const sending: Sending = { effect, enteredAt, access: { phoneNumberId, accessToken }, services }
  const supplies = await prepare(sending, template)
  if ('type' in supplies) return supplies
  await run.claim()
  const answer = await services.graph.sendMessage(sending.access, toGraphBody(effect, supplies))
  if (answer.outcome === 'refused') return refused(sending, answer)
  if (answer.outcome !== 'accepted') return unanswered(sending, answer)
  services.pauses.served(phoneNumberId, enteredAt)
  const { wamid, waId } = answer
  return { type: 'send.accepted', effectId: effect.id, attempt: effect.attempt, wamid, ...(waId !== undefined && { waId }) }
}

/** One send that has its turn. */
interface Sending {
  readonly effect: SendMessage
  readonly enteredAt: number
  readonly access: GraphAccess
  readonly services: Services
}

/** A send found claimed after a crash: the request may have left. */
export function sendMessageAfterCrash({ id: effectId, attempt }: SendMessage): EffectResult {
  return { type: 'send.inDoubt', effectId, attempt, reason: 'the process ended between the request and its answer' }
}

const templateOf = ({ message, channelId }: SendMessage, services: Services): Template | undefined =>
  message.type === 'template' ? services.template(channelId, message.template, message.language) : undefined

/** Why Meta would refuse it, in the code with which Meta would. */
function problemOf({ message, to }: SendMessage, template: Template | undefined): Refusal | undefined {
  if (to.phone === undefined && to.userId === undefined)
    return { code: PARAMETER_MISSING, message: 'the contact has neither a number nor a user id' }
  const [problem] = checkOutgoing(message)
  if (problem) return { code: PARAMETER_INVALID, message: problem.message }
  return message.type === 'template' ? templateProblem(message, template) : undefined
}

const CODE_OF_STATUS = { paused: TEMPLATE_PAUSED, disabled: TEMPLATE_DISABLED } as const

function templateProblem(message: TemplateMessage, template: Template | undefined): Refusal | undefined {
  const { template: name, language, parameters } = message
  if (!template)
    return { code: TEMPLATE_MISSING, message: `template ${name} (${language}) is not known: synchronise the templates or choose another` }
  const { status } = template
  if (status !== 'approved') {
    const code = status === 'paused' || status === 'disabled' ? CODE_OF_STATUS[status] : TEMPLATE_MISSING
    return { code, message: `template ${name} (${language}) is ${status}: only an approved one can be sent` }
  }
  const variables = templateVariables(template)
  if (variables.length !== parameters.length) {
    const wanted = variables.length === 0 ? 'no values' : `${variables.length} values (${variables.join(', ')})`
    return { code: PARAMETER_COUNT, message: `template ${name} (${language}) takes ${wanted}, the message brings ${parameters.length}` }
  }
  return aroundProblem(message, template)
}

/** What belongs to the header and the buttons rather than to the words. */
function aroundProblem({ template: name, language, header, buttonValues = [] }: TemplateMessage, template: Template): Refusal | undefined {
  if (header?.kind !== template.headerMedia) {
    const [wanted, brought] = [template.headerMedia ?? 'nothing', header?.kind ?? 'nothing']
    return { code: PARAMETER_COUNT, message: `the header of template ${name} (${language}) takes ${wanted}, the message brings ${brought}` }
  }
  const wanted = valuedButtons(template.buttons ?? []).length
  if (wanted === buttonValues.length) return undefined
  return {
    code: PARAMETER_COUNT,
    message: `the buttons of template ${name} (${language}) take ${wanted} values, the message brings ${buttonValues.length}`,
  }
}

/** What the request needs besides the effect; or, instead of the request, the effect's result. */
async function prepare(sending: Sending, template: Template | undefined): Promise<Supplies | EffectResult> {
  const { effect } = sending
  if (isTooLate(sending)) return stepBack(sending, windowClosed(effect))
  const known = template ? { template } : {}
  const file = fileOf(effect.message)
  if (!file) return known
  const uploaded = await upload(sending, file)
  if ('type' in uploaded) return uploaded
  // an upload takes its time
  return isTooLate(sending) ? stepBack(sending, windowClosed(effect)) : { ...known, ...uploaded }
}

interface OwnFile {
  readonly kind: MediaKind
  readonly mediaId: string
  readonly filename: string | undefined
}

/** The file of ours that the message shows; what stands on the web Meta fetches itself. */
function fileOf(message: SendMessage['message']): OwnFile | undefined {
  const shown = message.type === 'template' ? message.header : message.type === 'media' ? message : undefined
  if (!shown || shown.kind === 'location' || shown.mediaId === undefined) return undefined
  const { kind, mediaId, filename } = shown
  return { kind, mediaId, filename }
}

const isTooLate = ({ effect, services }: Sending): boolean => effect.notAfter !== undefined && services.now() >= effect.notAfter

function windowClosed({ id: effectId, attempt }: SendMessage, refusal?: Refusal): EffectResult {
  return { type: 'send.windowClosed', effectId, attempt, ...(refusal && { refusal }) }
}

/** A result that says nothing about whether the number is served. */
function stepBack({ services, access, enteredAt }: Sending, result: EffectResult): EffectResult {
  services.pauses.stepBack(access.phoneNumberId, enteredAt)
  return result
}

/** Before the claim, because a file uploaded twice harms nobody. */
async function upload(sending: Sending, { kind, mediaId, filename }: OwnFile): Promise<Supplies | EffectResult> {
  const { effect, access, services } = sending
  const file = await storedFile(services, mediaId)
  if (typeof file === 'string') return stepBack(sending, refuse(effect, { code: PARAMETER_INVALID, message: file }))
  const problem = mediaProblem(kind, file.mimeType, file.bytes)
  if (problem) return stepBack(sending, refuse(effect, { code: PARAMETER_INVALID, message: problem }))
  const answer = await services.graph.uploadMedia(access, { ...file, filename: filename ?? kind })
  if (answer.outcome === 'done') return { graphMediaId: answer.value }
  if (answer.outcome === 'refused') return refused(sending, answer)
  const refusal = { code: OWN_CODE, message: `the file could not be uploaded: ${answer.reason}` }
  return stepBack(sending, refuseAs('backOff', effect, refusal, services))
}

/** The file, or why there is none to send. */
async function storedFile({ media }: Services, mediaId: string): Promise<(StoredMedia & { readonly content: Blob }) | string> {
  try {
    const stored = await media.describe(mediaId)
    return stored ? { ...stored, content: await media.open(mediaId) } : `there is no stored file ${mediaId}`
  } catch (error) {
    return `the stored file ${mediaId} cannot be read: ${error instanceof Error ? error.message : String(error)}`
  }
}

function unanswered(sending: Sending, failure: NotSent | InDoubt): EffectResult {
  const { effect, services } = sending
  if (failure.outcome === 'inDoubt') {
    return stepBack(sending, { type: 'send.inDoubt', effectId: effect.id, attempt: effect.attempt, reason: failure.reason })
  }
  const refusal = { code: OWN_CODE, message: `Meta could not be reached: ${failure.reason}` }
  return stepBack(sending, refuseAs('backOff', effect, refusal, services))
}

function refused(sending: Sending, answer: Refused): EffectResult {
  const { effect, enteredAt, services } = sending
  const { phoneNumberId } = sending.access
  const { code, message, details, http, retryAfterSeconds } = answer
  const refusal: Refusal = { code, message, ...(details !== undefined && { details }) }
  const meaning = classify(code, http)
  switch (meaning.class) {
    case 'numberLimit':
    case 'stopChannel': {
      const atLeastSeconds = retryAfterSeconds ?? meaning.pauseSeconds ?? 0
      const now = services.steady()
      const pause = services.pauses.begin(phoneNumberId, { because: meaning.class, code, message, atLeastSeconds }, enteredAt, now)
      return refuseAs(meaning.class, effect, refusal, services, (pause.until - now) / 1000)
    }
    case 'backOff':
    case 'backOffBriefly':
      return stepBack(sending, refuseAs(meaning.class, effect, refusal, services, retryAfterSeconds))
    default:
      // it was this message or this contact that was refused: the number itself is served
      services.pauses.served(phoneNumberId, enteredAt)
      return meaning.class === 'windowClosed'
        ? windowClosed(effect, refusal)
        : refuseAs(meaning.class, effect, refusal, services, retryAfterSeconds)
  }
}

/** Refused; tried again as far as the class of the error allows. */
function refuseAs(
  errorClass: ErrorClass,
  effect: SendMessage,
  refusal: Refusal,
  services: Services,
  retryAfterSeconds?: number,
): EffectResult {
  const retryAfterMs = retryDelayMs(errorClass, effect.tries, retryAfterSeconds, services.random())
  return {
    ...refuse(effect, refusal),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    ...(refusal.code === OPTED_OUT && { optedOut: true }),
  }
}

function refuse({ id: effectId, attempt }: SendMessage, refusal: Refusal): Extract<EffectResult, { type: 'send.refused' }> {
  return { type: 'send.refused', effectId, attempt, refusal }
}
