/** All scripts: which runs, what was edited since, who reaches it; and the ways to get another one. */
import { FileUp, Plus, Search, SearchX, Waypoints } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useLocation } from 'wouter'
import { can } from '../../engine/people/rights'
import { messageOf } from '../api/client'
import controls from '../controls.module.css'
import { EmptyState } from '../shell/EmptyState'
import { Header } from '../shell/Header'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { useSession } from '../shell/session-context'
import { words } from '../wording/words'
import { ImportDialog } from './scripts/ImportDialog'
import { NewScriptDialog } from './scripts/NewScriptDialog'
import { ScriptList } from './scripts/ScriptList'
import styles from './scripts/scripts.module.css'
import { found, type Scripts, useScripts } from './scripts/use-scripts'

export function ScriptsPage() {
  const { data, error, reload } = useScripts()
  return (
    <div className={styles.page}>
      <Header />
      <main className={styles.main}>
        {data ? (
          <Loaded {...data} isStale={error !== undefined} onReload={() => void reload()} />
        ) : error === undefined ? (
          <Loading text={words.scripts.loading} />
        ) : (
          <>
            <h1 className={styles.title}>{words.scripts.title}</h1>
            <ProblemNote message={messageOf(error)} onRetry={() => void reload()} />
          </>
        )}
      </main>
    </div>
  )
}

interface LoadedProps extends Scripts {
  readonly isStale: boolean
  readonly onReload: () => void
}

function Loaded({ scripts, directory, isStale, onReload }: LoadedProps) {
  const { person } = useSession()
  const [, go] = useLocation()
  const [query, setQuery] = useState('')
  const [dialog, setDialog] = useState<'new' | 'import'>()
  const wanted = useDeferredValue(query)
  const { scripts: said } = words
  const mayEdit = can(person.role, 'editScripts')
  const shown = found(scripts, wanted)
  const close = () => setDialog(undefined)
  const opened = (id: string) => go(`/scripts/${id}`)
  return (
    <>
      <div className={styles.head}>
        <div className={styles.titles}>
          <h1 className={styles.title}>{said.title}</h1>
          <p className={controls.quiet}>{said.subtitle}</p>
        </div>
        {mayEdit && (
          <div className={styles.ways}>
            <button type="button" className={controls.button} onClick={() => setDialog('import')}>
              <FileUp size={15} aria-hidden />
              {said.import}
            </button>
            <button type="button" className={controls.primary} onClick={() => setDialog('new')}>
              <Plus size={15} aria-hidden />
              {said.new}
            </button>
          </div>
        )}
      </div>
      {isStale && <ProblemNote message={said.stale} onRetry={onReload} />}
      {scripts.length > 0 && (
        <label className={styles.search}>
          <Search size={15} aria-hidden />
          <span className="visually-hidden">{said.search}</span>
          <input
            type="search"
            className={controls.field}
            placeholder={said.search}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        </label>
      )}
      <p className="visually-hidden" role="status">
        {wanted === '' ? '' : said.count(shown.length)}
      </p>
      {shown.length > 0 ? (
        <ScriptList scripts={shown} all={scripts} directory={directory} mayEdit={mayEdit} onChanged={onReload} />
      ) : (
        <div className={styles.empty}>
          {scripts.length === 0 ? (
            <EmptyState icon={Waypoints} title={said.none} help={said.noneHelp} />
          ) : (
            <EmptyState icon={SearchX} title={said.noneFound(wanted)} help={said.noneFoundHelp} />
          )}
        </div>
      )}
      {dialog === 'new' && <NewScriptDialog scripts={scripts} directory={directory} onClose={close} onCreated={opened} />}
      {dialog === 'import' && <ImportDialog scripts={scripts} onClose={close} onImported={opened} />}
    </>
  )
}
