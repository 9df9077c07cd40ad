/** The form of a link: where it comes from, by which port, where it leads; each end can be moved. */
import { useId } from 'react'
import { reconnect } from '../../canvas/acts'
import { portLabels } from '../../catalogue/kind-in-words'
import controls from '../../controls.module.css'
import { useEditor, useScript } from '../../editor/editor-context'
import { linkId } from '../../script/apply-edit'
import { words } from '../../wording/words'
import { nameIn } from '../node/Ways'
import { NodePicker } from '../pickers/NodePicker'
import { Head } from './Head'
import styles from './other.module.css'

export function LinkForm({ id }: { readonly id: string }) {
  const editor = useEditor()
  const link = useScript((state) => state.script.links[id])
  const nodes = useScript((state) => state.script.nodes)
  const links = useScript((state) => state.script.links)
  const fromId = useId()
  const portId = useId()
  const toId = useId()
  const source = link && nodes[link.from]
  if (!link) return null
  const labels = source ? portLabels(source) : {}

  function move(next: typeof link) {
    if (!next) return
    reconnect(editor, id, next)
    const moved = linkId(next.from, next.port)
    if (moved in editor.script.script().links) editor.selection.select({ links: new Set([moved]) })
  }

  function moveFrom(from: string) {
    const node = nodes[from]
    if (!node || !link) return
    const ports = Object.keys(portLabels(node))
    const port = ports.find((each) => !(linkId(from, each) in links)) ?? ports[0]
    if (port !== undefined) move({ from, port, to: link.to })
  }

  const taken = (port: string) => port !== link.port && linkId(link.from, port) in links
  return (
    <div className={styles.form}>
      <Head what={words.inspector.link.title} name={words.inspector.link.name(nameIn(nodes, link.from), nameIn(nodes, link.to))} />
      <div>
        <label className={controls.label} htmlFor={fromId}>
          {words.inspector.link.from}
        </label>
        <NodePicker
          id={fromId}
          label={words.inspector.link.from}
          value={link.from}
          isTarget={false}
          isReadOnly={editor.isReadOnly}
          onChoose={moveFrom}
        />
      </div>
      <div>
        <label className={controls.label} htmlFor={portId}>
          {words.inspector.link.port}
        </label>
        <select
          id={portId}
          className={controls.field}
          value={link.port}
          disabled={editor.isReadOnly}
          onChange={({ target }) => move({ ...link, port: target.value })}
        >
          {!(link.port in labels) && <option value={link.port}>{words.inspector.notOffered(link.port)}</option>}
          {Object.entries(labels).map(([port, label]) => (
            <option key={port} value={port}>
              {taken(port) ? words.inspector.link.taken(label) : label}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label className={controls.label} htmlFor={toId}>
          {words.inspector.link.to}
        </label>
        <NodePicker
          id={toId}
          label={words.inspector.link.to}
          value={link.to}
          isReadOnly={editor.isReadOnly}
          onChoose={(to) => move({ ...link, to })}
        />
      </div>
      <div className={styles.buttons}>
        <button
          type="button"
          className={controls.button}
          disabled={editor.isReadOnly}
          onClick={() => {
            editor.dispatch({ type: 'unlink', ids: [id] })
            editor.selection.selectNode(link.from, link.port)
            editor.announcer.say(words.inspector.said.unlinked(labels[link.port] ?? link.port))
          }}
        >
          {words.inspector.link.remove}
        </button>
      </div>
    </div>
  )
}
