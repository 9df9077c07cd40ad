/** One script, open for editing: loads it, and puts canvas, parts and the bar around one editor. */
import { useLocation } from 'wouter'
import { messageOf, Refused } from '../api/client'
import { EditorContext } from '../editor/editor-context'
import { useDraftSync } from '../saving/use-draft-sync'
import { Loading } from '../shell/Loading'
import { Message } from '../shell/Message'
import { words } from '../wording/words'
import { OpenScript } from './script/OpenScript'
import styles from './script/script-page.module.css'

export function ScriptPage({ id }: { readonly id: string }) {
  const [, go] = useLocation()
  const open = useDraftSync(id)
  switch (open.is) {
    case 'loading':
      return <Loading text={words.shell.loadingScript} />
    case 'failed': {
      const isMissing = open.error instanceof Refused && open.error.status === 404
      if (isMissing) {
        const action = { label: words.shell.toScripts, press: () => go('/scripts') }
        return <Message title={words.shell.noSuchScript} text={words.shell.noSuchScriptHelp} action={action} />
      }
      const action = { label: words.shell.tryAgain, press: open.retry }
      return <Message title={words.shell.cannotOpen} text={messageOf(open.error)} action={action} />
    }
    case 'open':
      return (
        <div className={styles.page}>
          <EditorContext value={open.editor}>
            <OpenScript />
          </EditorContext>
        </div>
      )
    default:
      return open satisfies never
  }
}
