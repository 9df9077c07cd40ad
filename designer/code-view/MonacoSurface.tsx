/** A text in Monaco. Tab leaves it, as it leaves every field; a key lets Tab indent instead. */
import type { editor } from 'monaco-editor/editor/editor.api'
import { useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import { loadMonaco } from '../monaco/load-monaco'
import type { MonacoApi } from '../monaco/monaco-api'
import type { CodeSurfaceProps } from './code-surface'
import styles from './code-view.module.css'
import { leastChange } from './least-change'

interface MonacoSurfaceProps extends CodeSurfaceProps {
  readonly model: 'script' | 'machine'
  readonly onFailed: () => void
}

interface Begun {
  readonly monaco: MonacoApi
  readonly code: editor.IStandaloneCodeEditor
  readonly model: editor.ITextModel
}

export function MonacoSurface(props: MonacoSurfaceProps) {
  const { ref, mistakes } = props
  const holder = useRef<HTMLDivElement>(null)
  const begun = useRef<Begun>(undefined)
  /** What was asked to be shown before the editor was there. */
  const awaited = useRef(props.initial)
  const isShowing = useRef(false)

  useImperativeHandle(ref, () => ({
    show(text) {
      awaited.current = text
      const model = begun.current?.model
      const change = model && leastChange(model.getValue(), text)
      if (!model || !change) return
      const [start, end] = [model.getPositionAt(change.from), model.getPositionAt(change.to)]
      isShowing.current = true
      const range = { startLineNumber: start.lineNumber, startColumn: start.column, endLineNumber: end.lineNumber, endColumn: end.column }
      model.pushEditOperations(null, [{ range, text: change.text, forceMoveMarkers: false }], () => null)
      isShowing.current = false
    },
    reveal: (from, to) => begun.current && revealRange(begun.current, from, to),
    hasFocus: () => begun.current?.code.hasTextFocus() ?? false,
  }))

  const typed = useEffectEvent((text: string) => {
    if (!isShowing.current) props.onType?.(text)
  })
  const left = useEffectEvent(() => props.onLeave?.())
  const stood = useEffectEvent((offset: number) => props.onStand(offset))
  const failed = useEffectEvent(() => props.onFailed())
  const options = useEffectEvent((): editor.IStandaloneEditorConstructionOptions => optionsFor(props))
  const mark = useEffectEvent(() => begun.current && setMarkers(begun.current, mistakes))
  const which = useEffectEvent(() => ({ name: props.model, isFolded: props.isFolded ?? false }))

  useEffect(() => {
    let isGone = false
    const ends: { dispose(): void }[] = []
    async function begin(element: HTMLElement) {
      const [monaco, { MACHINE_MODEL, readyJson, SCRIPT_MODEL }] = await Promise.all([loadMonaco(), import('./json-language')])
      if (isGone) return
      readyJson(monaco)
      const { name, isFolded } = which()
      const address = monaco.Uri.parse(name === 'script' ? SCRIPT_MODEL : MACHINE_MODEL)
      // a panel that is opened again must not find the model of the last one
      monaco.editor.getModel(address)?.dispose()
      const model = monaco.editor.createModel(awaited.current, 'json', address)
      const code = monaco.editor.create(element, { ...options(), model })
      begun.current = { monaco, code, model }
      ends.push(
        code,
        model,
        model.onDidChangeContent(() => typed(model.getValue())),
        code.onDidBlurEditorText(() => left()),
        code.onDidChangeCursorPosition(({ position, source }) => {
          if (source === 'mouse' || source === 'keyboard') stood(model.getOffsetAt(position))
        }),
      )
      mark()
      if (isFolded) await code.getAction('editor.foldLevel3')?.run()
    }
    if (holder.current) begin(holder.current).catch(() => failed())
    return () => {
      isGone = true
      begun.current = undefined
      for (const end of ends) end.dispose()
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: marks what the mistakes say
  useEffect(() => mark(), [mistakes])
  return <div ref={holder} className={styles.monaco} />
}

function optionsFor({ isReadOnly, label }: MonacoSurfaceProps): editor.IStandaloneEditorConstructionOptions {
  return {
    ariaLabel: label,
    readOnly: isReadOnly,
    tabFocusMode: true,
    automaticLayout: true,
    fixedOverflowWidgets: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    tabSize: 2,
    fontSize: 12.5,
    lineHeight: 19,
    lineNumbersMinChars: 4,
    folding: true,
    renderLineHighlight: 'line',
    stickyScroll: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false },
    smoothScrolling: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}

function setMarkers({ monaco, model }: Begun, mistakes: CodeSurfaceProps['mistakes']): void {
  const markers = mistakes.map(({ from, to, reason }) => {
    const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)]
    // a mistake that is a whole node is shown at its first line
    const last = end.lineNumber > start.lineNumber ? model.getLineMaxColumn(start.lineNumber) : end.column
    return {
      severity: monaco.MarkerSeverity.Error,
      message: reason,
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: start.lineNumber,
      endColumn: last,
    }
  })
  monaco.editor.setModelMarkers(model, 'cordboard', markers)
}

function revealRange({ monaco, code, model }: Begun, from: number, to: number): void {
  const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)]
  code.setPosition(start, 'cordboard')
  void code.getAction('editor.unfold')?.run()
  code.revealRangeNearTop(new monaco.Range(start.lineNumber, 1, end.lineNumber, 1))
}
