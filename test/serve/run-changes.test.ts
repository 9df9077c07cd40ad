/** Moving and interrupting all runs of other versions: on the real store, host and views; a stop in the middle changes no count. */
import { describe, expect, it } from 'vitest'
import type { ObjectEvent } from '../../engine/hosts/host'
import type { Script } from '../../engine/script/script'
import { createRunChanges, type RunChangesAtWork } from '../../engine/serve/run-changes'
import { scripts } from '../http/a-workspace'
import { openWorkbench, type Workbench } from '../http/workbench'

const ana = { kind: 'person', id: 'ana', name: 'Ana' } as const
const welcome = scripts.find(({ id }) => id === 'welcome') as Script

function published(bench: Workbench, change: (script: Script) => void): number {
  const { directory } = bench.services
  const script = structuredClone(welcome)
  change(script)
  const { revision } = directory.draft('welcome') ?? { revision: 0 }
  directory.saveDraft(script, ana, revision)
  return directory.publish('welcome', '', ana).version
}

function worker(bench: Workbench, ask = bench.host.ask.bind(bench.host)): RunChangesAtWork {
  const { directory, history, views } = bench.services
  return createRunChanges({
    ...{ directory, history, views, host: { ask } },
    onError(what, error) {
      throw new Error(what, { cause: error })
    },
  })
}

async function cases(bench: Workbench, count: number): Promise<string[]> {
  const keys: string[] = []
  for (let number = 0; number < count; number++) keys.push(await bench.contactWrites(`C${number}`, 'Hello'))
  return keys
}

const renamed = (script: Script) => Object.assign(script.nodes.pop?.settings ?? {}, { title: 'Who writes' })

describe('cases that are to move', () => {
  it('all go on in the new version', async () => {
    const bench = await openWorkbench()
    await cases(bench, 3)
    const toVersion = published(bench, renamed)
    const work = worker(bench)
    work.begin({ scriptId: 'welcome', toVersion, choice: 'move', by: ana })
    await work.rest()
    await bench.settled()
    expect(work.progress('welcome')).toMatchObject([{ toVersion, choice: 'move', total: 3, moved: 3, finishing: 0, isDone: true }])
    expect(bench.services.views.activeRuns.of('welcome')).toEqual([{ version: toVersion, runs: 3, nodes: [{ node: 'wait', runs: 3 }] }])
  })

  it('finish on their own where their node is gone, and are counted once', async () => {
    const bench = await openWorkbench()
    await cases(bench, 2)
    const toVersion = published(bench, (script) => {
      script.nodes.later = script.nodes.wait as Script['nodes'][string]
      delete script.nodes.wait
      for (const link of Object.values(script.links)) {
        if (link.from === 'wait') link.from = 'later'
        if (link.to === 'wait') link.to = 'later'
      }
    })
    const work = worker(bench)
    work.begin({ scriptId: 'welcome', toVersion, choice: 'move', by: ana })
    await work.rest()
    expect(work.progress('welcome')).toMatchObject([{ total: 2, moved: 0, finishing: 2, isDone: true }])
    expect(bench.services.views.activeRuns.of('welcome')).toMatchObject([{ version: 1, runs: 2 }])
  })

  it('are all counted when the work stops in the middle and others go on', async () => {
    const bench = await openWorkbench()
    await cases(bench, 120)
    const toVersion = published(bench, renamed)
    let asked = 0
    const neverAnswers = new Promise<never>(() => {})
    // as killed: what is asked after the seventieth is lost, and nobody notes what became of the batch
    const killed = worker(bench, (address, event: ObjectEvent) => {
      asked += 1
      return asked > 70 ? neverAnswers : bench.host.ask(address, event)
    })
    killed.begin({ scriptId: 'welcome', toVersion, choice: 'move', by: ana })
    await expect.poll(() => asked).toBe(100)
    await bench.settled()
    expect(killed.progress('welcome')).toMatchObject([{ total: 120, moved: 50, isDone: false }])

    const next = worker(bench)
    next.goOn()
    await next.rest()
    expect(next.progress('welcome')).toMatchObject([{ total: 120, moved: 120, isDone: true }])
  })
})

describe('cases that are to be interrupted', () => {
  it('stay in their queue, and no run is left', async () => {
    const bench = await openWorkbench()
    const [key = ''] = await cases(bench, 2)
    const toVersion = published(bench, renamed)
    const work = worker(bench)
    work.begin({ scriptId: 'welcome', toVersion, choice: 'interrupt', by: ana })
    await work.rest()
    await bench.settled()
    expect(work.progress('welcome')).toMatchObject([{ total: 2, interrupted: 2, isDone: true }])
    expect(bench.services.views.activeRuns.of('welcome')).toEqual([])
    expect(bench.services.views.cases.newest(key)).toMatchObject({ ownership: 'queued', skill: 'sales' })
  })

  it('are counted when a stop came after they ended and before it was noted', async () => {
    const bench = await openWorkbench()
    await cases(bench, 4)
    const toVersion = published(bench, renamed)
    const lost = worker(bench, async (address, event: ObjectEvent) => {
      await bench.host.ask(address, event)
      return new Promise<never>(() => {})
    })
    lost.begin({ scriptId: 'welcome', toVersion, choice: 'interrupt', by: ana })
    await expect.poll(() => bench.services.views.activeRuns.of('welcome')).toEqual([])

    const next = worker(bench)
    next.goOn()
    await next.rest()
    expect(next.progress('welcome')).toMatchObject([{ total: 4, interrupted: 4, isDone: true }])
  })
})

describe('the progress', () => {
  it('is told while it grows', async () => {
    const bench = await openWorkbench()
    await cases(bench, 1)
    const toVersion = published(bench, renamed)
    const work = worker(bench)
    const told: string[] = []
    work.onChanged((scriptId) => told.push(scriptId))
    work.begin({ scriptId: 'welcome', toVersion, choice: 'move', by: ana })
    await work.rest()
    expect(told.length).toBeGreaterThan(1)
    expect(new Set(told)).toEqual(new Set(['welcome']))
  })
})
