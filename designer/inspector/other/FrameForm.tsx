/** The form of a frame: its title, colour, whether it is folded, and the nodes that are part of it. */
import { X } from 'lucide-react'
import { useId } from 'react'
import type { Frame } from '../../../engine/script/script'
import controls from '../../controls.module.css'
import { useEditor, useScript } from '../../editor/editor-context'
import type { Changes } from '../../script/edits'
import { words } from '../../wording/words'
import { Switch } from '../fields/Switch'
import { useVisit } from '../form/use-visit'
import { goTo, nameIn } from '../node/Ways'
import { NodePicker } from '../pickers/NodePicker'
import { Head } from './Head'
import styles from './other.module.css'
import { TintChoice } from './TintChoice'

export function FrameForm({ id }: { readonly id: string }) {
  const editor = useEditor()
  const frame = useScript((state) => state.script.frames?.[id])
  const nodes = useScript((state) => state.script.nodes)
  const visit = useVisit()
  const titleId = useId()
  const addId = useId()
  if (!frame) return null
  const members = Object.keys(nodes).filter((node) => nodes[node]?.frame === id)
  const change = (changes: Changes<Frame>, gather?: string) =>
    editor.dispatch({ type: 'changeFrame', id, changes }, gather === undefined ? {} : { gather })
  return (
    <div className={styles.form}>
      <Head what={words.inspector.frame.title} />
      <div>
        <label className={controls.label} htmlFor={titleId}>
          {words.inspector.frame.name}
        </label>
        <input
          id={titleId}
          className={controls.field}
          dir="auto"
          maxLength={200}
          value={frame.title}
          readOnly={editor.isReadOnly}
          onFocus={visit.onFocus}
          onBlur={visit.onBlur}
          onChange={({ target }) => change({ title: target.value }, visit.gather())}
        />
      </div>
      <TintChoice tint={frame.tint ?? 'grey'} isReadOnly={editor.isReadOnly} onChoose={(tint) => change({ tint })} />
      <Switch
        label={words.inspector.frame.folded}
        isOn={frame.isFolded === true}
        isReadOnly={editor.isReadOnly}
        onChange={(isOn) => change({ isFolded: isOn ? true : undefined })}
      />
      <section aria-label={words.inspector.frame.members(members.length)}>
        <h4 className={controls.label}>{words.inspector.frame.members(members.length)}</h4>
        <ul className={styles.members}>
          {members.map((node) => (
            <li key={node} className={styles.member}>
              <button type="button" className={styles.jump} dir="auto" onClick={() => goTo(editor, node)}>
                {nameIn(nodes, node)}
              </button>
              <button
                type="button"
                className={controls.icon}
                disabled={editor.isReadOnly}
                aria-label={words.inspector.frame.takeOut(nameIn(nodes, node))}
                onClick={() => editor.dispatch({ type: 'frameNodes', ids: [node], frame: undefined })}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
        <label className={controls.label} htmlFor={addId}>
          {words.inspector.frame.add}
        </label>
        <NodePicker
          // nothing stays chosen in it, so each choice begins a new one
          key={members.length}
          id={addId}
          label={words.inspector.frame.add}
          value=""
          isTarget={false}
          isReadOnly={editor.isReadOnly}
          onChoose={(node) => editor.dispatch({ type: 'frameNodes', ids: [node], frame: id })}
        />
      </section>
      <div className={styles.buttons}>
        <button
          type="button"
          className={controls.button}
          disabled={editor.isReadOnly}
          onClick={() => {
            editor.dispatch({ type: 'removeFrames', ids: [id] })
            editor.selection.clear()
            editor.announcer.say(words.inspector.said.frameRemoved)
          }}
        >
          {words.inspector.frame.remove}
        </button>
      </div>
    </div>
  )
}
