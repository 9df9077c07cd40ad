/** Keeps drafts in IndexedDB. The document that changes began from is large and seldom changes, so it lies in a record of its own. */
import { createStore, delMany, promisifyRequest, setMany, type UseStore } from 'idb-keyval'
import type { Script } from '../../engine/script/script'
import { type DraftKeeper, KEPT_FORM, type KeptDraft, type LocalSnapshot } from './kept-draft'

type What = 'work' | 'base' | 'snapshot'
type Work = Omit<KeptDraft, 'base'>
interface BaseRecord {
  readonly editorId: string
  readonly base: Script
}

/** Of each script. */
const MAX_SNAPSHOTS = 20

export function createIdbKeeper(): DraftKeeper {
  let opened: UseStore | undefined
  const store = () => {
    opened ??= createStore('cordboard', 'drafts')
    return opened
  }
  const all = async <Value>(what: What, scriptId: string) =>
    // a list sorts behind every text
    store()('readonly', (records) => promisifyRequest<Value[]>(records.getAll(IDBKeyRange.bound([what, scriptId], [what, scriptId, []]))))
  /** What was written last by this page, to write only what is another. */
  const written = new Map<string, Script>()

  async function snapshots(scriptId: string): Promise<LocalSnapshot[]> {
    return (await all<LocalSnapshot>('snapshot', scriptId)).sort((a, b) => b.at - a.at)
  }

  return {
    async put({ base, ...work }) {
      const { scriptId, editorId } = work
      const id = `${scriptId} ${editorId}`
      const records: [IDBValidKey, Work | BaseRecord][] = [[['work', scriptId, editorId], work]]
      if (written.get(id) !== base) records.push([['base', scriptId, editorId], { editorId, base }])
      await setMany(records, store())
      written.set(id, base)
    },

    async list(scriptId) {
      const [works, bases] = await Promise.all([all<Work>('work', scriptId), all<BaseRecord>('base', scriptId)])
      const baseOf = new Map(bases.map(({ editorId, base }) => [editorId, base]))
      return works.flatMap((work) => {
        const base = baseOf.get(work.editorId)
        return base && work.form === KEPT_FORM ? [{ ...work, base }] : []
      })
    },

    async remove({ scriptId, editorId }) {
      written.delete(`${scriptId} ${editorId}`)
      await delMany(
        [
          ['work', scriptId, editorId],
          ['base', scriptId, editorId],
        ],
        store(),
      )
    },

    async putSnapshot(snapshot) {
      const { scriptId, at, why } = snapshot
      await setMany([[['snapshot', scriptId, at, why], snapshot]], store())
      const old = (await snapshots(scriptId)).slice(MAX_SNAPSHOTS)
      const keys = old.map((each) => ['snapshot', scriptId, each.at, each.why])
      if (keys.length > 0) await delMany(keys, store())
    },

    snapshots,
  }
}
