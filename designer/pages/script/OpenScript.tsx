/** The open script: which drawing the canvas shows (the draft, a version, a comparison, a case's way), and the bar above it. */
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { ArrangeLayer } from '../../arrange/ArrangeLayer'
import { ClipboardLayer } from '../../clipboard/ClipboardLayer'
import { CommandLayer } from '../../commands/CommandLayer'
import { useEditor } from '../../editor/editor-context'
import { ExchangeLayer } from '../../exchange/ExchangeLayer'
import { useDiagnostics } from '../../problems/use-diagnostics'
import { loadAhead } from '../../shell/later'
import { useSession } from '../../shell/session-context'
import { words } from '../../wording/words'
import { Announcements } from './Announcements'
import { ScriptBar } from './ScriptBar'
import { ShownCanvas } from './ShownCanvas'
import styles from './script-page.module.css'
import { useVersionInAddress } from './use-version-in-address'
import { Workspace } from './Workspace'

export function OpenScript() {
  const editor = useEditor()
  const { hasEnded, look } = useSession()
  const [search] = useSearchParams()
  const node = search.get('node')
  useDiagnostics()
  useVersionInAddress()
  useEffect(loadAhead, [])

  useEffect(() => {
    if (node === null || !(node in editor.script.script().nodes)) return
    editor.selection.selectNode(node)
    editor.view.reveal([node])
  }, [editor, node])

  return (
    <CommandLayer>
      <ScriptBar />
      {hasEnded && (
        <div className={styles.ended} role="alert">
          <p>{words.shell.signInEnded}</p>
          <button type="button" className={styles.again} onClick={() => void look()}>
            {words.shell.signedInAgain}
          </button>
        </div>
      )}
      <Workspace>
        <ShownCanvas />
      </Workspace>
      <ClipboardLayer />
      <ArrangeLayer />
      <ExchangeLayer />
      <Announcements announcer={editor.announcer} />
    </CommandLayer>
  )
}
