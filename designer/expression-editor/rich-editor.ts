/** The large editor for expressions: Monaco, made to look like a text field of the form. Imported only by load-rich-editor.ts. */
import type { editor } from 'monaco-editor/editor/editor.api'
import { checkExpression } from '../../engine/expressions/check'
import type { ExpressionProblem } from '../../engine/expressions/problem'
import { checkText, checkUrl } from '../../engine/expressions/text'
import { environmentOf } from '../../engine/script/check-node'
import type { Script } from '../../engine/script/script'
import { loadMonaco } from '../monaco/load-monaco'
import type { MonacoApi } from '../monaco/monaco-api'
import { words } from '../wording/words'
import { holdsPlaces, type Language } from './highlight'
import { helpersOf } from './monaco-helpers'
import { languageId, registerLanguages } from './monaco-languages'
import type { RichEditor, RichEditorOptions, RichEditors } from './rich-editor-api'

export async function startRichEditors(): Promise<RichEditors> {
  const monaco = await loadMonaco()
  const known = new Map<editor.ITextModel, Script['variables']>()
  registerLanguages(
    monaco,
    helpersOf(monaco, (model) => known.get(model) ?? {}),
  )
  return { open: (host, options) => open(monaco, known, host, options) }
}

function open(
  monaco: MonacoApi,
  known: Map<editor.ITextModel, Script['variables']>,
  host: HTMLElement,
  { value, language, isMultiline, label, variables, start, end, onChange }: RichEditorOptions,
): RichEditor {
  const model = monaco.editor.createModel(value, languageId(language))
  model.setEOL(monaco.editor.EndOfLineSequence.LF)
  known.set(model, variables)
  const field = monaco.editor.create(host, { ...LOOKS, ...fontOf(language), model, ariaLabel: label })
  const resize = () => {
    host.style.blockSize = `${Math.max(LEAST_HEIGHT, field.getContentHeight())}px`
    field.layout()
  }
  const mark = () => markProblems(monaco, model, language, known.get(model) ?? {})
  let told = value
  field.onDidContentSizeChange(resize)
  model.onDidChangeContent(() => {
    told = model.getValue()
    mark()
    onChange(told)
  })
  // a field of one line; Enter still takes what completion offers
  if (!isMultiline) field.addCommand(monaco.KeyCode.Enter, () => undefined, '!suggestWidgetVisible')
  // Monaco would keep every Escape to itself; where it has nothing to close, the form around is meant
  field.addCommand(
    monaco.KeyCode.Escape,
    () => host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true })),
    '!suggestWidgetVisible && !parameterHintsVisible',
  )
  const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)]
  field.setSelection(monaco.Selection.fromPositions(from, to))
  resize()
  mark()

  return {
    focus: () => field.focus(),
    show(next, nextVariables) {
      known.set(model, nextVariables)
      if (next !== told && next !== model.getValue()) model.setValue(next)
      mark()
    },
    describe({ id, label: name, isInvalid, describedBy }) {
      const input = host.querySelector('textarea')
      if (!input) return
      input.id = id
      input.setAttribute('aria-label', name)
      input.setAttribute('aria-invalid', String(isInvalid))
      if (describedBy === undefined) input.removeAttribute('aria-describedby')
      else input.setAttribute('aria-describedby', describedBy)
    },
    close() {
      known.delete(model)
      field.dispose()
      model.dispose()
    },
  }
}

function markProblems(monaco: MonacoApi, model: editor.ITextModel, language: Language, variables: Script['variables']): void {
  const found = problemsOf(model.getValue(), language, variables)
  const markers = found.map(({ message, offset, length }) => {
    const [from, to] = [model.getPositionAt(offset), model.getPositionAt(offset + Math.max(1, length))]
    return {
      severity: monaco.MarkerSeverity.Error,
      message: words.problems.sentence(message),
      startLineNumber: from.lineNumber,
      startColumn: from.column,
      endLineNumber: to.lineNumber,
      endColumn: to.column,
    }
  })
  monaco.editor.setModelMarkers(model, 'cordboard', markers)
}

function problemsOf(source: string, language: Language, variables: Script['variables']): readonly ExpressionProblem[] {
  const environment = environmentOf(variables)
  if (language === 'text') return checkText(source, environment)
  return language === 'address' ? checkUrl(source, environment) : checkExpression(source, environment, language)
}

const LINE_HEIGHT = 20
const LEAST_HEIGHT = 32

/** As the plain field looks, so that nothing moves when one takes the other's place. */
const fontOf = (language: Language): editor.IStandaloneEditorConstructionOptions =>
  holdsPlaces(language)
    ? { fontFamily: 'Inter Variable, system-ui, sans-serif', fontSize: 13 }
    : { fontFamily: 'ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace', fontSize: 12.5 }

const LOOKS: editor.IStandaloneEditorConstructionOptions = {
  accessibilitySupport: 'on',
  // a text field that tools and screen readers find as one
  editContext: false,
  tabFocusMode: true,
  automaticLayout: true,
  fixedOverflowWidgets: true,
  lineHeight: LINE_HEIGHT,
  lineNumbers: 'off',
  glyphMargin: false,
  folding: false,
  lineDecorationsWidth: 10,
  lineNumbersMinChars: 0,
  minimap: { enabled: false },
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  renderLineHighlight: 'none',
  wordWrap: 'on',
  wrappingStrategy: 'advanced',
  wrappingIndent: 'none',
  scrollBeyondLastLine: false,
  scrollbar: { vertical: 'hidden', horizontal: 'hidden', handleMouseWheel: false, alwaysConsumeMouseWheel: false },
  // what is typed takes the place of what is selected, as in any text field
  autoSurround: 'never',
  quickSuggestions: { other: true, comments: false, strings: false },
  suggest: { showWords: false, showIcons: true, preview: false },
  wordBasedSuggestions: 'off',
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  contextmenu: false,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false },
  links: false,
  guides: { indentation: false, bracketPairs: false },
  bracketPairColorization: { enabled: false },
  padding: { top: 5, bottom: 5 },
}
