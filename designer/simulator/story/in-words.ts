/** What happened at a moment, in plain words: one line for each thing that a reader would tell. */
import type { HistoryEntry, KeptEntry, TraceStep } from '../../../engine/history/entries'
import type { RoutingDecision } from '../../../engine/routing/protocol'
import { lineOfContent, lineOfMessage } from '../../playground/desk/content-line'
import { words } from '../../wording/words'
import { longSpan } from '../clock'
import type { Names } from '../names'
import type { SessionInput } from '../session/inputs'
import type { Moment } from '../session/moment'

export interface Line {
  readonly text: string
  readonly tone: 'plain' | 'contact' | 'business' | 'agent' | 'problem'
  /** Said before in full: one line of it will do. */
  readonly isBrief?: true
}

/** Effect id -> what the message says. */
export type Sent = ReadonlyMap<string, string>

export function sentSoFar(moments: readonly Moment[]): Sent {
  return new Map(
    moments.flatMap(({ happened }) =>
      happened.flatMap(({ entry }) => (entry.type === 'message.queued' ? [[entry.effectId, lineOfMessage(entry.message).text]] : [])),
    ),
  )
}

/** Never empty: where nothing happened, time passed or a setting was changed. */
export function linesOf(
  moment: Moment,
  before: Moment | undefined,
  input: SessionInput | undefined,
  sent: Sent,
  names: Names,
): readonly Line[] {
  const told = moment.happened.flatMap((kept) => lineOf(kept, sent, names) ?? [])
  const refused: Line[] = moment.refused === undefined ? [] : [{ text: words.simulator.refused(moment.refused), tone: 'problem' }]
  const lines = [...told, ...refused]
  if (lines.length > 0) return lines
  return [plain(moment.input < 0 ? words.simulator.theBeginning : quiet(moment, before, input, names))]
}

function quiet(moment: Moment, before: Moment | undefined, input: SessionInput | undefined, names: Names): string {
  const { hoursHeld, hoursFree, hoursState, nextMeets, outcomes, requestsMeet, noAnswer, timePasses, nothing } = words.simulator
  if (input?.type === 'hours.are') {
    const name = names.hours(input.hours)
    return input.state === null ? hoursFree(name) : hoursHeld(name, hoursState[input.state])
  }
  if (input?.type === 'sends.meet') return nextMeets(outcomes[input.outcomes[0] ?? 'none'])
  if (input?.type === 'requests.meet') return requestsMeet(input.outcome === 'noAnswer' ? noAnswer : String(input.outcome.status))
  const passed = moment.at - (before?.at ?? moment.at)
  return passed >= 1_000 ? timePasses(longSpan(passed)) : nothing
}

const plain = (text: string): Line => ({ text, tone: 'plain' })
const problem = (text: string): Line => ({ text, tone: 'problem' })

function lineOf({ entry }: KeptEntry, sent: Sent, names: Names): Line | undefined {
  const { simulator } = words
  switch (entry.type) {
    case 'message.received':
      return { text: simulator.said(lineOfContent(entry.message.content).text), tone: 'contact' }
    case 'message.queued':
      return queued(entry, names)
    case 'message.status':
      return status(entry, sent)
    case 'message.notSent':
      return problem(entry.refusal ? `${simulator.notSent[entry.reason]} (${entry.refusal.message})` : simulator.notSent[entry.reason])
    case 'message.doubt':
      return problem(simulator.doubt[entry.state])
    case 'run.started':
      return plain(simulator.begins)
    case 'run.stepped':
      return way(entry.steps, names)
    case 'run.ended':
      return ended(entry)
    case 'fault':
      return problem(entry.what)
    case 'case.opened':
      return plain(simulator.opened(entry.caseNumber))
    case 'case.status':
      return plain(simulator.statusNow(words.status[entry.status]))
    case 'case.tagged':
      return plain(simulator.tagged(entry.tags.join(', ')))
    case 'case.noted':
      return plain(simulator.noted(entry.text))
    case 'routing.decided':
      return decided(entry.decision, names)
    case 'screen.popped':
      return {
        text: simulator.seesPage(entry.agentId === '' ? simulator.somebody : names.agent(entry.agentId), entry.title),
        tone: 'agent',
      }
    case 'agent.presence':
      return plain(simulator.presenceNow(names.agent(entry.agentId), presence(entry.presence)))
    case 'contact.preference':
      return plain(entry.wants === 'stop' ? simulator.wantsNoMarketing : simulator.wantsMarketing)
    case 'media.stored':
      return plain(simulator.fileFetched)
    case 'media.missing':
      return problem(simulator.fileMissing(entry.reason))
    case 'request.made':
      return plain(simulator.asks(entry.method, entry.where))
    case 'request.ended':
      return requestEnded(entry)
    case 'media.requested':
    case 'contact.changed':
      return undefined
    default:
      return entry satisfies never
  }
}

function requestEnded({ status, reason = '', willRetry }: Extract<HistoryEntry, { type: 'request.ended' }>): Line {
  const { answered, unanswered, asksAgain } = words.simulator
  const what = status === undefined ? unanswered(reason) : answered(status)
  const text = willRetry ? `${what}; ${asksAgain}` : what
  return status !== undefined && status < 400 ? plain(text) : problem(text)
}

const presence = (name: string): string => (words.presence as Readonly<Record<string, string>>)[name] ?? name

function queued({ message, by }: Extract<HistoryEntry, { type: 'message.queued' }>, names: Names): Line {
  const { text } = lineOfMessage(message)
  if (by.kind === 'agent') return { text: words.simulator.agentSaid(names.agent(by.id), text), tone: 'agent' }
  return { text: words.simulator.sends(text), tone: 'business' }
}

function status({ effectId, status: is }: Extract<HistoryEntry, { type: 'message.status' }>, sent: Sent): Line | undefined {
  const text = sent.get(effectId) ?? ''
  if (is === 'failed') return problem(words.simulator.notDelivered(text))
  return is === 'delivered' ? { text: words.simulator.got(text), tone: 'business', isBrief: true } : undefined
}

function ended({ how, reason }: Extract<HistoryEntry, { type: 'run.ended' }>): Line {
  const text = reason === undefined ? words.script.ended[how] : `${words.script.ended[how]}: ${reason}`
  return how === 'fault' || how === 'unhandledPort' ? problem(text) : plain(text)
}

function way(steps: readonly TraceStep[], names: Names): Line | undefined {
  const stops = steps.map(({ node, port }) => (port === undefined ? names.node(node) : `${names.node(node)} (${names.port(node, port)})`))
  const fault = steps.find((step) => step.fault !== undefined)?.fault
  if (fault !== undefined) return problem(`${stops.join(' → ')}: ${fault}`)
  return steps.length > 1 || steps[0]?.port !== undefined ? plain(stops.join(' → ')) : undefined
}

function decided({ what }: RoutingDecision, names: Names): Line | undefined {
  const { simulator } = words
  switch (what.is) {
    case 'queued':
      return plain(simulator.queued[what.because](names.skill(what.skill)))
    case 'offered':
      return { text: simulator.offered(names.agent(what.agentId)), tone: 'agent' }
    case 'assigned':
      return { text: simulator.assigned(names.agent(what.agentId)), tone: 'agent' }
    case 'left':
      return plain(simulator.left)
    case 'over':
      return undefined
    default:
      return what satisfies never
  }
}
