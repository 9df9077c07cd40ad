/** Asks what to add: after a port, before a node, on a link, or at a place. What usually comes next stands first. */
import { Frame, StickyNote } from 'lucide-react'
import { GroupIcon } from '../catalogue/GroupIcon'
import { useEditor } from '../editor/editor-context'
import { byGroup, FRAME, foundItems, NOTE, type PaletteItem, paletteItems } from '../palette/palette-items'
import { rememberAdded } from '../palette/palette-memory'
import { usuallyNext } from '../palette/usually-next'
import { hasWayIn } from '../script/ports'
import { type Choice, Chooser } from '../shell/Chooser'
import { words } from '../wording/words'
import { addFrame, addNode, addNote } from './acts'
import { type Adding, canvasUi, useCanvasUi } from './canvas-ui'
import { nameOf, portName } from './telling'

export function QuickAdd({ onDone }: { readonly onDone: () => void }) {
  const editor = useEditor()
  const adding = useCanvasUi((ui) => ui.adding)
  if (!adding) return null
  const script = editor.script.script()
  const link = adding.onLink === undefined ? undefined : script.links[adding.onLink]
  const after = adding.from?.node ?? link?.from
  const items = paletteItems(script).filter((item) => item.whyNot === undefined && suits(item, adding))

  function choicesFor(query: string): readonly Choice[] {
    if (query.trim() !== '') return foundItems(items, query).map((item) => choiceOf(item))
    const often = after === undefined ? [] : usuallyNext(script, after)
    return [
      ...often.flatMap((kind) => items.filter(({ id }) => id === kind)).map((item) => choiceOf(item, words.canvas.add.often)),
      ...byGroup(items).flatMap(({ title, items: members }) => members.map((item) => choiceOf(item, title))),
    ]
  }
  function title({ from, to }: Adding): string {
    const said = words.canvas.add
    if (from) return said.after(portName(editor, from.node, from.port), nameOf(editor, from.node))
    if (to !== undefined) return said.before(nameOf(editor, to))
    return link ? said.onLink(portName(editor, link.from, link.port), nameOf(editor, link.from)) : said.title
  }
  function add(id: string, { at, isExact = false, from, onLink, to }: Adding): void {
    rememberAdded(id)
    if (id === NOTE) return addNote(editor, at)
    if (id === FRAME) return addFrame(editor, at)
    const added = addNode(editor, id, {
      at,
      isExact,
      ...(from ? { from } : {}),
      ...(onLink === undefined ? {} : { onLink }),
      ...(to === undefined ? {} : { to }),
    })
    if (added !== undefined) editor.view.reveal([added])
  }
  return (
    <Chooser
      at={adding.menuAt}
      label={title(adding)}
      searchLabel={words.canvas.add.search}
      none={words.canvas.add.none}
      choicesFor={choicesFor}
      onChoose={(id) => add(id, adding)}
      onClose={() => {
        canvasUi(editor).setState({ adding: undefined })
        onDone()
      }}
    />
  )
}

/** What is joined to something has to be joinable there. */
function suits({ id, group }: PaletteItem, { from, onLink, to }: Adding): boolean {
  if (from !== undefined || onLink !== undefined) return group !== 'drawing' && hasWayIn(id)
  return to === undefined || group !== 'drawing'
}

function choiceOf({ id, group, title, line }: PaletteItem, section?: string): Choice {
  const Drawn = id === NOTE ? StickyNote : Frame
  return {
    id,
    title,
    detail: line,
    icon: group === 'drawing' ? <Drawn size={16} aria-hidden /> : <GroupIcon group={group} />,
    ...(section === undefined ? {} : { section }),
  }
}
