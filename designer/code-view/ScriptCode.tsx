/** The script's JSON beside the canvas, both ways. */
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import controls from '../controls.module.css'
import { useEditor, useSettledSelection } from '../editor/editor-context'
import { words } from '../wording/words'
import { CodeArea } from './CodeArea'
import type { CodeSurface } from './code-surface'
import styles from './code-view.module.css'
import { pathAt, placeAt, readJson } from './json-places'
import { lineOf } from './read-typed'
import { createScriptText } from './script-text'

const SHOWN_MISTAKES = 5

export function ScriptCode() {
  const editor = useEditor()
  const surface = useRef<CodeSurface>(null)
  const held = useMemo(() => createScriptText(editor, (text) => surface.current?.show(text)), [editor])
  const { mistakes, isBehind } = useStore(held)
  const selected = useSettledSelection(({ nodes }) => (nodes.size === 1 ? [...nodes][0] : undefined))
  useEffect(() => () => held.end(), [held])

  const reveal = useEffectEvent((id: string) => {
    const json = readJson(held.text())
    if (!json.ok || surface.current?.hasFocus()) return
    const { from, to } = placeAt(json.root, ['nodes', id])
    surface.current?.reveal(from, to)
  })
  useEffect(() => {
    if (selected !== undefined) reveal(selected)
  }, [selected])

  function stand(offset: number) {
    const json = readJson(held.text())
    const [things, id] = json.ok ? pathAt(json.root, offset) : []
    const { nodes, links } = editor.script.script()
    const node = things === 'links' && id !== undefined ? links[id]?.from : things === 'nodes' ? id : undefined
    if (node === undefined || !(node in nodes) || node === selected) return
    editor.selection.selectNode(node)
    editor.view.reveal([node])
  }

  return (
    <>
      <CodeArea
        ref={surface}
        model="script"
        initial={held.text()}
        label={words.codeView.script}
        isReadOnly={editor.isReadOnly}
        mistakes={mistakes}
        onType={held.type}
        onLeave={held.leave}
        onStand={stand}
      />
      {mistakes.length > 0 && (
        <div className={styles.mistakes} role="status">
          <p>{words.codeView.broken}</p>
          <ul>
            {mistakes.slice(0, SHOWN_MISTAKES).map(({ from, to, reason }) => (
              <li key={`${from} ${reason}`}>
                <button type="button" className={styles.mistake} onClick={() => surface.current?.reveal(from, to)}>
                  <span>{words.codeView.line(lineOf(held.text(), from))}</span>
                  <span dir="auto">{reason}</span>
                </button>
              </li>
            ))}
          </ul>
          {mistakes.length > SHOWN_MISTAKES && <p>{words.codeView.more(mistakes.length - SHOWN_MISTAKES)}</p>}
        </div>
      )}
      {isBehind && (
        <div className={styles.mistakes} role="alert">
          <p>{words.codeView.behind}</p>
          <button type="button" className={controls.button} onClick={held.takeDrawn}>
            {words.codeView.takeDrawn}
          </button>
        </div>
      )}
    </>
  )
}
