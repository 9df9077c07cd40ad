/** The form of what is selected: a node, several things, a link, a note, a frame; the script itself where nothing is. */
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useEditor, useScript, useSettledSelection } from '../editor/editor-context'
import { type Inspected, inspected } from './inspected'
import styles from './inspector.module.css'
import { NodeForm } from './node/NodeForm'
import { FrameForm } from './other/FrameForm'
import { LinkForm } from './other/LinkForm'
import { NoteForm } from './other/NoteForm'
import { ScriptForm } from './other/ScriptForm'
import { SeveralForm } from './several/SeveralForm'
import { useShownField } from './use-shown-field'

export function InspectorPanel() {
  const editor = useEditor()
  const panel = useRef<HTMLDivElement>(null)
  const selection = useSettledSelection((state) => state)
  const thing = useStillThere(inspected(selection))
  const key = 'id' in thing ? `${thing.is} ${thing.id}` : thing.is
  useShownField(panel, key)

  // what is shown next begins at its top
  useEffect(() => {
    if (key !== '') panel.current?.parentElement?.scrollTo?.({ top: 0 })
  }, [key])

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    if (matchMedia(NARROW).matches) editor.view.set({ panel: undefined })
    editor.view.reveal(thing.is === 'node' ? [thing.id] : [], true)
  }

  return (
    // Escape goes back to the drawing from every field
    <div ref={panel} className={styles.panel} role="document" onKeyDown={onKeyDown}>
      <Shown key={key} thing={thing} />
    </div>
  )
}

/** There the panel lies over the canvas. */
const NARROW = '(max-width: 859px)'

function Shown({ thing }: { readonly thing: Inspected }) {
  switch (thing.is) {
    case 'script':
      return <ScriptForm />
    case 'several':
      return <SeveralForm />
    case 'node':
      return <NodeForm id={thing.id} />
    case 'link':
      return <LinkForm id={thing.id} />
    case 'note':
      return <NoteForm id={thing.id} />
    case 'frame':
      return <FrameForm id={thing.id} />
    default:
      return thing satisfies never
  }
}

/** A thing that was removed, perhaps by an undo, leaves the script itself. */
function useStillThere(thing: Inspected): Inspected {
  const isThere = useScript(({ script }) => {
    switch (thing.is) {
      case 'node':
        return thing.id in script.nodes
      case 'link':
        return thing.id in script.links
      case 'note':
        return thing.id in script.notes
      case 'frame':
        return thing.id in (script.frames ?? {})
      default:
        return true
    }
  })
  return isThere ? thing : { is: 'script' }
}
