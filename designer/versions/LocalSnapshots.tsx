/** States that a merge or a discarded restoration left in this browser. */
import { useEffect, useState } from 'react'
import controls from '../controls.module.css'
import { useScript } from '../editor/editor-context'
import { createIdbKeeper } from '../saving/idb-keeper'
import type { LocalSnapshot } from '../saving/kept-draft'
import { useSaving, useSync } from '../saving/use-saving'
import { words } from '../wording/words'
import styles from './history.module.css'
import { ago, exactly } from './times'
import type { VersionActs } from './use-version-acts'

interface LocalSnapshotsProps {
  readonly acts: VersionActs
  readonly now: number
}

export function LocalSnapshots({ acts, now }: LocalSnapshotsProps) {
  const scriptId = useScript(({ script }) => script.id)
  const revision = useSync((state) => state.revision)
  const { mayEdit } = useSaving()
  const [snapshots, setSnapshots] = useState<readonly LocalSnapshot[]>([])
  const { versions } = words
  // biome-ignore lint/correctness/useExhaustiveDependencies: a merge is followed by a save
  useEffect(() => {
    let isCurrent = true
    createIdbKeeper()
      .snapshots(scriptId)
      .then(
        (found) => isCurrent && setSnapshots(found),
        () => undefined,
      )
    return () => {
      isCurrent = false
    }
  }, [scriptId, revision])
  if (snapshots.length === 0) return null
  return (
    <section className={styles.local}>
      <h3 className={styles.heading}>{versions.localHeading}</h3>
      <p className={controls.quiet}>{versions.localHelp}</p>
      <ul className={styles.list}>
        {snapshots.map(({ at, why, script }) => {
          const label = versions.local[why]
          return (
            <li key={`${at} ${why}`} className={styles.localItem}>
              <p className={styles.label}>
                <b>{label}</b>
                <time className={styles.meta} dateTime={new Date(at).toISOString()} title={exactly(at)}>
                  {ago(at, now)}
                </time>
              </p>
              <div className={styles.localActs}>
                <button type="button" className={controls.button} onClick={() => acts.compareLocal({ label, script })}>
                  {versions.acts.againstDraft}
                </button>
                {mayEdit && (
                  <button type="button" className={controls.button} onClick={() => acts.restoreNamed({ label, script })}>
                    {versions.acts.restore}
                  </button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
