/** The machine that the script becomes, to be read only; while there is none, why. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useEditor, useScript, useSettledSelection } from '../editor/editor-context'
import type { MachineText } from '../exchange/machine-text'
import { problemInWords } from '../problems/problem-in-words'
import { Loading } from '../shell/Loading'
import { words } from '../wording/words'
import { CodeArea } from './CodeArea'
import type { CodeSurface } from './code-surface'
import styles from './code-view.module.css'
import { pathAt, placeAt, readJson } from './json-places'

/** Drawing goes on while the machine is made. */
const PAUSE_MS = 300

export function MachineCode() {
  const editor = useEditor()
  const script = useScript((state) => state.script)
  const surface = useRef<CodeSurface>(null)
  const [machine, setMachine] = useState<MachineText>()
  const selected = useSettledSelection(({ nodes }) => (nodes.size === 1 ? [...nodes][0] : undefined))
  const text = machine?.is === 'machine' ? machine.text : undefined

  useEffect(() => {
    let isGone = false
    async function make() {
      const { machineText } = await import('../exchange/machine-text')
      if (!isGone) setMachine(machineText(script))
    }
    const timer = setTimeout(() => void make(), PAUSE_MS)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [script])
  useEffect(() => {
    if (text !== undefined) surface.current?.show(text)
  }, [text])

  const reveal = useEffectEvent((id: string) => {
    const json = text === undefined ? undefined : readJson(text)
    if (!json?.ok || surface.current?.hasFocus()) return
    const { from, to } = placeAt(json.root, ['states', id])
    surface.current?.reveal(from, to)
  })
  useEffect(() => {
    if (selected !== undefined) reveal(selected)
  }, [selected])

  function stand(offset: number) {
    const json = text === undefined ? undefined : readJson(text)
    const [states, id] = json?.ok ? pathAt(json.root, offset) : []
    if (states !== 'states' || id === undefined || id === selected || !(id in script.nodes)) return
    editor.selection.selectNode(id)
    editor.view.reveal([id])
  }

  if (!machine) return <Loading />
  if (machine.is === 'errors') {
    return (
      <div className={styles.none}>
        <p>{words.codeView.noMachine}</p>
        <ul>
          {machine.problems.map((problem) => (
            <li key={`${problem.rule} ${problem.path.join('.')} ${problem.port ?? ''}`} dir="auto">
              {problemInWords(problem, script)}
            </li>
          ))}
        </ul>
      </div>
    )
  }
  return (
    <CodeArea
      ref={surface}
      model="machine"
      initial={machine.text}
      label={words.codeView.machine}
      isReadOnly
      isFolded
      mistakes={NONE}
      onStand={stand}
    />
  )
}

const NONE: readonly never[] = []
