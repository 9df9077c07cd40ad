/** The open script: which drawing the canvas shows (the draft, a version, a comparison, a case's way), and the bar above it. */
import { memo, useEffect } from 'react'
import { ArrangeLayer } from '../../arrange/ArrangeLayer'
import { ClipboardLayer } from '../../clipboard/ClipboardLayer'
import { CommandLayer } from '../../commands/CommandLayer'
import { useEditor } from '../../editor/editor-context'
import { ExchangeLayer } from '../../exchange/ExchangeLayer'
import { useDiagnostics } from '../../problems/use-diagnostics'
import { useProof } from '../../problems/use-proof'
import { loadAhead } from '../../shell/later'
import { useSession } from '../../shell/session-context'
import { words } from '../../wording/words'
import { Announcements } from './Announcements'
import { ScriptBar } from './ScriptBar'
import { ShownCanvas } from './ShownCanvas'
import styles from './script-page.module.css'
import { useCommentsAsked } from './use-comments-asked'
import { useNodeInAddress } from './use-node-in-address'
import { useVersionInAddress } from './use-version-in-address'
import { Workspace } from './Workspace'

export const OpenScript = memo(function OpenScript() {
  const editor = useEditor()
  const { hasEnded, look } = useSession()
  useDiagnostics()
  useProof()
  useEffect(loadAhead, [])

  return (
    <CommandLayer>
      <InAddress />
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
})

/** Apart from the rest, so that another address draws nothing anew. */
function InAddress() {
  useNodeInAddress()
  useVersionInAddress()
  useCommentsAsked()
  return null
}
