/** Publications at a set time: what they hold, when they happen, and what becomes of them when they cannot. */
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { DirectoryStore, ScriptNews } from '../../engine/directory/directory-store'
import { Conflict, NotFound, RefusedChange } from '../../engine/directory/errors'
import { findPublishedScript } from '../../engine/directory/model/look-up'
import { openSecrets } from '../../engine/directory/secrets'
import { openDirectoryStore } from '../../engine/directory/store'
import { checkScript } from '../../engine/script/check'
import { checkReferences } from '../../engine/script/check-references'
import { aFolder, ana, menu, put, rui, thrownBy } from './a-workspace'

const NINE = Date.parse('2026-06-01T09:00:00Z')
const HOUR = 3_600_000
const opened: DirectoryStore[] = []

afterEach(() => {
  for (const store of opened.splice(0)) store.close()
})

/** A filled store whose clock stands until it is set. */
function withClock(folder = aFolder(), clock = { now: NINE }) {
  const store = openDirectoryStore({
    file: join(folder, 'directory.sqlite'),
    diagnose: (script, directory) => [...checkScript(script), ...checkReferences(script, directory)],
    secrets: openSecrets({ dataDir: folder }),
    now: () => clock.now,
  })
  opened.push(store)
  if (store.current().skills.length === 0) {
    store.change([put.sales, put.support, put.maria, put.office, put.reminder], ana)
    store.saveDraft(menu('Welcome'), ana, 0)
    store.publish('menu', 'first', ana)
  }
  const heard: ScriptNews[] = []
  store.onScriptChanged((news) => heard.push(news))
  return { store, clock, heard, folder }
}

const save = (store: DirectoryStore, greeting: string) => store.saveDraft(menu(greeting), ana, store.draft('menu')?.revision ?? 0)
const inAnHour = (store: DirectoryStore, note = 'Evenings too') =>
  store.scheduled.plan('menu', { at: NINE + HOUR, note, runs: 'finish' }, ana)
const published = (store: DirectoryStore) => findPublishedScript(store.current(), 'menu')?.version
const greeting = (store: DirectoryStore, version: number) => store.scriptVersion('menu', version)?.nodes.greet?.settings.text
const problemsOf = (error: unknown) => (error as RefusedChange).problems.map(({ rule }) => rule)

describe('a scheduled publication', () => {
  it('happens at its time, not before, and is the schedule’s end', () => {
    const { store, clock, heard } = withClock()
    save(store, 'Good evening')
    inAnHour(store)
    expect(store.scheduled.nextAt()).toBe(NINE + HOUR)
    clock.now = NINE + HOUR - 1
    store.scheduled.publishDue()
    expect(published(store)).toBe(1)
    clock.now = NINE + HOUR
    store.scheduled.publishDue()
    expect(published(store)).toBe(2)
    expect(store.versions('menu')[0]).toMatchObject({ version: 2, note: 'Evenings too', by: ana, at: NINE + HOUR })
    expect(store.scheduled.find('menu')).toBeUndefined()
    expect(store.scheduled.nextAt()).toBeUndefined()
    expect(heard.at(-1)).toMatchObject({ type: 'published', version: 2, isScheduled: true, by: ana })
  })

  it('holds the draft as it stood, without what was edited later', () => {
    const { store, clock } = withClock()
    const { revision } = save(store, 'Good evening')
    expect(inAnHour(store)).toMatchObject({ draftRevision: revision, hash: store.draft('menu')?.hash })
    save(store, 'Good night')
    clock.now += HOUR
    store.scheduled.publishDue()
    expect(greeting(store, 2)).toBe('Good evening')
    expect(store.draft('menu')?.script.nodes.greet?.settings.text).toBe('Good night')
  })

  it('is there again after a restart, and overdue ones are published then', () => {
    const { store, clock, folder } = withClock()
    save(store, 'Good evening')
    inAnHour(store)
    opened.splice(0)
    store.close()
    clock.now += 48 * HOUR
    const again = withClock(folder, clock)
    expect(again.store.scheduled.find('menu')).toMatchObject({ at: NINE + HOUR, by: ana, note: 'Evenings too' })
    again.store.scheduled.publishDue()
    expect(published(again.store)).toBe(2)
    again.store.scheduled.publishDue()
    expect(again.store.versions('menu')).toHaveLength(2)
  })

  it('publishes nothing when the script has an error by then, and says why until somebody acts', () => {
    const { store, clock, heard } = withClock()
    save(store, 'Good evening')
    inAnHour(store)
    const current = store.current()
    const directory = { ...current, skills: current.skills.filter(({ id }) => id !== 'sales'), agents: [] }
    store.applyWorkspace({ directory, publish: [], unpublish: ['menu'], applied: new Map() }, rui)
    clock.now += HOUR
    store.scheduled.publishDue()
    expect(published(store)).toBeUndefined()
    expect(store.versions('menu')).toHaveLength(1)
    const refused = store.scheduled.find('menu')
    expect(refused?.refusal?.at).toBe(clock.now)
    expect(refused?.refusal?.problems).toMatchObject([{ rule: 'deleted-reference', node: 'queue' }])
    expect(heard.at(-1)).toMatchObject({ type: 'scheduled', schedule: { refusal: { at: clock.now } } })
    // it is not tried again by itself
    expect(store.scheduled.nextAt()).toBeUndefined()
    store.scheduled.cancel('menu', rui)
    expect(store.scheduled.find('menu')).toBeUndefined()
  })

  it('stands when somebody publishes by hand meanwhile', () => {
    const { store, clock } = withClock()
    save(store, 'Good evening')
    inAnHour(store)
    save(store, 'Good night')
    store.publish('menu', '', rui)
    clock.now += HOUR
    store.scheduled.publishDue()
    expect(published(store)).toBe(3)
    expect(greeting(store, 3)).toBe('Good evening')
  })

  it('is replaced by the next schedule, and goes with its script', () => {
    const { store, clock } = withClock()
    save(store, 'Good evening')
    inAnHour(store)
    save(store, 'Good night')
    store.scheduled.plan('menu', { at: NINE + 2 * HOUR, note: '', runs: 'move' }, rui)
    expect(store.scheduled.find('menu')).toMatchObject({ at: NINE + 2 * HOUR, runs: 'move', by: rui })
    expect(store.scheduled.document('menu')?.nodes.greet?.settings.text).toBe('Good night')
    store.saveDraft({ ...menu(), id: 'other' }, ana, 0)
    store.scheduled.plan('other', { at: NINE + HOUR, note: '', runs: 'finish' }, ana)
    store.deleteScript('other', ana)
    expect(store.scheduled.find('other')).toBeUndefined()
    clock.now += HOUR
    store.scheduled.publishDue()
    expect(store.versions('other')).toEqual([])
  })

  it('hands on what was chosen for running cases, in the same commit', () => {
    const { store, clock, heard } = withClock()
    save(store, 'Good evening')
    store.scheduled.plan('menu', { at: NINE + HOUR, note: '', runs: 'move' }, ana)
    expect(store.runsChoices.open()).toEqual([])
    clock.now += HOUR
    store.scheduled.publishDue()
    expect(store.runsChoices.open()).toMatchObject([{ scriptId: 'menu', toVersion: 2, choice: 'move', by: ana }])
    expect(heard.at(-1)).toMatchObject({ type: 'runsChosen', choice: 'move', version: 2 })
  })

  it('is in the audit with who planned, replaced and cancelled it', () => {
    const { store } = withClock()
    save(store, 'Good evening')
    inAnHour(store)
    store.scheduled.cancel('menu', rui)
    const entries = store.readAudit({ subject: { kind: 'script', id: 'menu' } }).entries
    expect(entries.slice(0, 2)).toMatchObject([
      { action: 'cancelScheduledPublication', actor: rui, before: { at: NINE + HOUR } },
      { action: 'schedulePublication', actor: ana, after: { at: NINE + HOUR, note: 'Evenings too', runs: 'finish' } },
    ])
    expect(store.findBrokenAudit()).toBeUndefined()
  })
})

describe('scheduling', () => {
  it.each([
    ['now', 0],
    ['before', -HOUR],
    ['more than a year ahead', 367 * 24 * HOUR],
  ])('a time that is %s is refused', (_, ahead) => {
    const { store } = withClock()
    const error = thrownBy(() => store.scheduled.plan('menu', { at: NINE + ahead, note: '', runs: 'finish' }, ana))
    expect(error).toBeInstanceOf(RefusedChange)
    expect((error as RefusedChange).problems).toMatchObject([{ rule: 'schedule-time', path: ['at'] }])
    expect(store.scheduled.find('menu')).toBeUndefined()
  })

  it('is refused without a draft, of another draft than the one looked at, and of a script with errors', () => {
    const { store } = withClock()
    const plan = (id: string, draftRevision?: number) => () =>
      store.scheduled.plan(id, { at: NINE + HOUR, note: '', runs: 'finish', draftRevision }, ana)
    expect(thrownBy(plan('nowhere'))).toBeInstanceOf(NotFound)
    save(store, 'Good evening')
    expect(thrownBy(plan('menu', 1))).toMatchObject({ currentRevision: 2 })
    expect(thrownBy(plan('menu', 1))).toBeInstanceOf(Conflict)
    const { nodes } = menu()
    store.saveDraft({ ...menu(), nodes: { ...nodes, queue: { ...nodes.queue, settings: { skill: 'gone' } } } }, ana, 2)
    expect(problemsOf(thrownBy(plan('menu')))).toEqual(['deleted-reference'])
    expect(store.scheduled.find('menu')).toBeUndefined()
  })

  it('cannot be taken back where nothing is scheduled', () => {
    expect(thrownBy(() => withClock().store.scheduled.cancel('menu', ana))).toBeInstanceOf(NotFound)
  })
})

describe('what is chosen for running cases', () => {
  it('is kept with the publication until it is begun, also over a restart', () => {
    const { store, clock, folder } = withClock()
    save(store, 'Good evening')
    store.publish('menu', '', ana, undefined, 'move')
    store.setPublishedVersion('menu', 1, rui, 'interrupt')
    opened.splice(0)
    store.close()
    const again = withClock(folder, clock).store
    const open = again.runsChoices.open()
    expect(open).toMatchObject([
      { toVersion: 2, choice: 'move', by: ana },
      { toVersion: 1, choice: 'interrupt', by: rui },
    ])
    for (const { number } of open) again.runsChoices.begun(number)
    expect(again.runsChoices.open()).toEqual([])
  })

  it('is nothing where they just finish, and where nothing was published', () => {
    const { store } = withClock()
    save(store, 'Good evening')
    store.publish('menu', '', ana)
    expect(thrownBy(() => store.publish('nowhere', '', ana, undefined, 'move'))).toBeInstanceOf(NotFound)
    expect(store.runsChoices.open()).toEqual([])
  })

  it('can be chosen later, for the version that new cases run', () => {
    const { store } = withClock()
    store.chooseForRuns('menu', 'interrupt', rui)
    expect(store.runsChoices.open()).toMatchObject([{ toVersion: 1, choice: 'interrupt', by: rui }])
    expect(store.readAudit().entries[0]).toMatchObject({ action: 'interruptRuns', actor: rui, after: { version: 1 } })
    expect(thrownBy(() => store.chooseForRuns('nowhere', 'move', rui))).toBeInstanceOf(NotFound)
  })
})
