/** What becomes of a run when new cases get another version of its script: it goes on there, or it ends and people look after the case. */
import { moveRun } from '../run/move-run'
import { nodeOf } from '../run/trace'
import type { ConversationEvent, RunChangeAnswer } from './events'
import { endRun, ensureQueued, runNumber } from './runs'
import { caseAtHand, change, changeCase, type Turn } from './turn'

type Change = Extract<ConversationEvent, { type: 'run.change' }>

/** The same asked again gives the same answer. */
export function takeRunChange(turn: Turn, event: Change): RunChangeAnswer {
  const run = turn.state.theCase?.run
  if (run?.status !== 'active' || run.scriptId !== event.scriptId) return became('gone')
  if (run.version === event.toVersion) return became(runNumber(run.runId) > event.run ? 'moved' : 'gone')
  if (runNumber(run.runId) !== event.run) return became('gone')
  return became(event.how === 'interrupt' ? interrupt(turn, event) : move(turn, event))
}

function became(what: RunChangeAnswer['became']): RunChangeAnswer {
  return { ok: true, became: what }
}

function interrupt(turn: Turn, { toVersion }: Change): 'interrupted' {
  endRun(turn, 'interrupted', `Version ${toVersion} runs now, and runs of other versions were to end`)
  const { status } = caseAtHand(turn)
  if (status !== 'closed' && status !== 'resolved') ensureQueued(turn)
  return 'interrupted'
}

/** The new run takes over what the old one waits for: its time-outs and its send on the way. */
function move(turn: Turn, { toVersion, toHash }: Change): 'moved' | 'finishing' {
  const { run, number } = caseAtHand(turn)
  const from = run && turn.lookups.scriptByHash(run.scriptHash, run.version)
  const to = turn.lookups.scriptByHash(toHash, toVersion)
  if (!from || !to) return 'finishing'
  const moved = moveRun(from, to, run, `${turn.key}/${turn.state.runs + 1}`)
  if (!moved.isPossible) return 'finishing'
  const { after } = moved
  const outgoing = turn.state.outgoing.map((message) => (message.runId === run.runId ? { ...message, runId: after.runId } : message))
  change(turn, { runs: turn.state.runs + 1, outgoing })
  changeCase(turn, { run: after })
  turn.arm.push(...moved.arm)
  turn.disarm.push(...moved.disarm)
  const node = nodeOf(after.value)
  const reason = `Goes on in version ${toVersion}`
  turn.history.push(
    { type: 'run.ended', caseNumber: number, run: runNumber(run.runId), how: 'moved', reason },
    { type: 'run.started', caseNumber: number, run: turn.state.runs, scriptId: to.id, version: toVersion },
    { type: 'run.stepped', caseNumber: number, run: turn.state.runs, event: 'run.moved', steps: [{ node, kind: to.kinds[node] ?? '' }] },
  )
  return 'moved'
}
