/** Above the canvas while it shows something else than the draft: what that is, and the way back. */
import { ArrowLeft, GitCompareArrows, History, List } from 'lucide-react'
import { useStore } from 'zustand'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { useSaving } from '../saving/use-saving'
import { words } from '../wording/words'
import { type Named, showDraft, shown } from './shown'
import styles from './shown-bar.module.css'

export function ShownBar() {
  const { view } = useEditor()
  const now = useStore(shown)
  const { bar } = words.versions
  if (now.is === 'draft') return null
  const Icon = now.is === 'version' ? History : GitCompareArrows
  return (
    <section className={styles.bar} aria-label={bar.label}>
      <Icon size={16} aria-hidden />
      <p className={styles.what} dir="auto">
        {now.is === 'version' ? bar.version(now.what.label) : bar.difference(now.before.label, now.after.label)}
      </p>
      {now.is === 'version' ? (
        <RestoreButton what={now.what} />
      ) : (
        <button type="button" className={controls.button} aria-label={bar.list} onClick={() => view.set({ panel: 'versions' })}>
          <List size={15} aria-hidden />
          <span className={styles.label}>{bar.list}</span>
        </button>
      )}
      <button type="button" className={controls.primary} onClick={showDraft}>
        <ArrowLeft size={15} className={styles.turns} aria-hidden />
        {bar.back}
      </button>
    </section>
  )
}

function RestoreButton({ what: { label, script } }: { readonly what: Named }) {
  const editor = useEditor()
  const { mayEdit } = useSaving()
  if (!mayEdit) return null
  function restore() {
    editor.dispatch({ type: 'replaceScript', script, because: 'restored' })
    showDraft()
    editor.announcer.say(words.versions.said.restored(label))
  }
  return (
    <button type="button" className={controls.button} onClick={restore}>
      {words.versions.bar.restore}
    </button>
  )
}
