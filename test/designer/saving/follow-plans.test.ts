/** What a page tells of schedules and running cases that it hears of. */
import '../a-page'
import { describe, expect, it } from 'vitest'
import { followPlans } from '../../../designer/saving/follow-plans'
import type { RunChange } from '../../../engine/directory/run-changes'
import type { ScheduledPublication } from '../../../engine/directory/scheduled-publications'
import { aDraft } from './a-saving'
import { person } from './a-server'

const ada = person('Ada')
const me = { kind: 'person', id: 'me', name: 'Me' } as const
const schedule: ScheduledPublication = {
  ...{ scriptId: 'desk', at: Date.now() + 86_400_000, note: '', runs: 'finish', draftRevision: 1, hash: '', scheduledAt: 0, by: ada },
}
const change: RunChange = {
  ...{ toVersion: 4, choice: 'move', by: ada, at: 7, total: 2, moved: 2, finishing: 0, interrupted: 0, isDone: true },
}
const refused = { ...schedule, refusal: { at: 0, problems: [] } }

function listening() {
  const { editor, saving } = aDraft()
  const told = () => saving.notices.getState().map(({ text }) => text)
  return { ...saving, editor, told, hear: followPlans(editor, saving) }
}

describe('a page', () => {
  it('tells what others schedule and cancel, and not what its own person does', () => {
    const { hear, told, plans } = listening()
    hear.scheduled({ schedule: { ...schedule, by: me }, by: me, at: 0 })
    hear.scheduled({ by: me, at: 0 })
    expect(told()).toEqual([])
    hear.scheduled({ schedule, by: ada, at: 0 })
    expect(plans.getState().schedule).toBe(schedule)
    hear.scheduled({ by: ada, at: 0 })
    expect(told()).toEqual([expect.stringMatching(/^Ada scheduled a publication: tomorrow/), 'Ada cancelled the scheduled publication.'])
    expect(plans.getState().schedule).toBeUndefined()
  })

  it('tells everyone that a publication was refused, and leads to why', () => {
    const { hear, notices, editor } = listening()
    hear.scheduled({ schedule: { ...refused, by: me }, by: me, at: 0 })
    const [notice] = notices.getState()
    expect(notice?.text).toContain('was refused')
    notice?.action?.press()
    expect(editor.view.getState().panel).toBe('versions')
  })

  it('learns of a refusal also where it missed the news', () => {
    const { hear, told } = listening()
    hear.state({ schedule, changes: [] })
    hear.state({ schedule: refused, changes: [] })
    hear.state({ schedule: refused, changes: [] })
    expect(told()).toEqual([expect.stringContaining('was refused')])
  })

  it('tells that a version is published as scheduled, and then none is scheduled', () => {
    const { hear, told, plans } = listening()
    hear.state({ schedule, changes: [] })
    expect(hear.published({ version: 4, by: ada, at: 0 })).toBe(false)
    expect(hear.published({ version: 5, by: me, at: 0, isScheduled: true })).toBe(true)
    expect(told()).toEqual(['Version 5 is published, as scheduled by you.'])
    expect(plans.getState().schedule).toBeUndefined()
  })

  it('tells once what became of running cases, and nothing of before it was opened', () => {
    const { hear, told } = listening()
    hear.state({ changes: [change] })
    expect(told()).toEqual([])
    const next = { ...change, at: 8, toVersion: 5 }
    hear.runsChosen({ version: 5, choice: 'move', by: ada, at: 8 })
    hear.changes({ changes: [{ ...next, isDone: false }, change] })
    hear.changes({ changes: [next, change] })
    hear.state({ changes: [next, change] })
    expect(told()).toEqual(['Ada moves running cases to version 5.', 'All 2 cases moved to version 5.'])
  })
})
