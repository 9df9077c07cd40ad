/** What publishing the draft changes against the version that new cases run. */
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { DifferenceEntries } from '../versions/DifferenceEntries'
import { type DifferenceList, GROUPS } from '../versions/difference-list'
import { showDifference } from '../versions/show-difference'
import { words } from '../wording/words'
import styles from './publish.module.css'
import type { Published } from './use-publishing'

interface PublishChangesProps {
  readonly running: Published['running']
  readonly list: DifferenceList | undefined
  readonly onClose: () => void
}

export function PublishChanges({ running, list, onClose }: PublishChangesProps) {
  const editor = useEditor()
  const { publish: said } = words.saving
  const { groups } = words.versions.difference
  if (!running || !list) return <p>{said.first}</p>
  const before = running
  function show() {
    showDifference(before, { label: words.versions.draft, script: editor.script.script() }, editor.view.getState().directory)
    editor.view.set({ panel: 'versions' })
    onClose()
  }
  return (
    <section className={styles.changes}>
      <p>{said.against(running.version)}</p>
      {GROUPS.filter((group) => list[group].length > 0).map((group) => (
        <details key={group} className={styles.group} open={group !== 'layout'}>
          <summary>{words.versions.difference.groupOf(groups[group], list[group].length)}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to scroll by keyboard as well */}
          <section className={styles.scroll} aria-label={groups[group]} tabIndex={0}>
            <DifferenceEntries entries={list[group]} />
          </section>
        </details>
      ))}
      <button type="button" className={controls.button} onClick={show}>
        {said.showChanges}
      </button>
    </section>
  )
}
