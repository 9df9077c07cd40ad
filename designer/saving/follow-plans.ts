/** Takes in what the server says of scheduled publications and running cases, and tells what a person wants to know of it. */
import type { Actor } from '../../engine/conversation/events'
import type { ScriptEvents, ScriptState } from '../api/editors'
import type { Editor } from '../editor/editor'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import { whenInWords } from './local-time'
import { byWhom, changeInWords } from './plan-words'
import { finishedSince } from './plans'
import type { Saving } from './saving'
import { whoDidFirst } from './who'

export interface PlansListener {
  state(state: Pick<ScriptState, 'schedule' | 'changes'>): void
  /** True where it was told here. */
  published(event: ScriptEvents['published']): boolean
  scheduled(event: ScriptEvents['scheduled']): void
  runsChosen(event: ScriptEvents['runsChosen']): void
  changes(event: ScriptEvents['changes']): void
}

export function followPlans(editor: Editor, { plans, person }: Pick<Saving, 'plans' | 'person'>): PlansListener {
  const isOwn = (by: Actor) => by.kind === 'person' && by.id === person.id
  const { notices } = words.publishing
  const showWhy = { label: notices.why, press: () => editor.view.set({ panel: 'versions' }) }

  let isFirst = true

  function takeChanges({ changes }: ScriptEvents['changes']): void {
    const finished = finishedSince(plans.getState().changes, changes)
    plans.setState({ changes })
    for (const change of finished) tell(editor, changeInWords(change), { tone: 'good' })
  }

  return {
    state({ schedule, changes }) {
      const { schedule: before } = plans.getState()
      plans.setState({ schedule })
      if (schedule?.refusal && before && !before.refusal) tell(editor, notices.refused, { action: showWhy })
      // what was over before the page was opened is no news
      if (isFirst) plans.setState({ changes })
      else takeChanges({ changes })
      isFirst = false
    },

    published({ version, by, isScheduled = false }) {
      if (!isScheduled) return false
      plans.setState({ schedule: undefined })
      tell(editor, notices.publishedAsScheduled(version, byWhom(by, person.id)), { tone: 'good' })
      return true
    },

    scheduled({ schedule, by }) {
      const isKnown = plans.getState().schedule === undefined && schedule === undefined
      plans.setState({ schedule })
      if (schedule?.refusal) tell(editor, notices.refused, { action: showWhy })
      else if (isKnown || isOwn(by)) return
      else if (schedule) tell(editor, notices.scheduled(whoDidFirst(by, person.id), whenInWords(schedule.at, Date.now())))
      else tell(editor, notices.cancelled(whoDidFirst(by, person.id)))
    },

    runsChosen({ version, choice, by }) {
      if (isOwn(by)) return
      const who = whoDidFirst(by, person.id)
      tell(editor, choice === 'move' ? notices.moves(who, version) : notices.interrupts(who))
    },

    changes: takeChanges,
  }
}
