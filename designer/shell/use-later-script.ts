/** The script for lists beside the drawing: they follow a keystroke, but never hold it up, nor what has to come at once after it. */
import { startTransition, useEffect, useState } from 'react'
import type { Script } from '../../engine/script/script'
import { useEditor } from '../editor/editor-context'

export function useLaterScript(): Script {
  const { script } = useEditor()
  const [shown, setShown] = useState(script.script)
  useEffect(() => {
    const follow = () => startTransition(() => setShown(script.script()))
    follow()
    return script.subscribe((now, before) => {
      if (now.script !== before.script) follow()
    })
  }, [script])
  return shown
}
