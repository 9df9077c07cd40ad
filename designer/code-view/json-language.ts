/**
 * JSON for Monaco: colours, brackets, and completion and help by the schema of script files. Monaco's own way to JSON brings every
 * feature of the editor along, after its services have begun; its worker is all that is needed. Mistakes are ours to tell.
 */
import type { editor, IMarkdownString, IRange, languages } from 'monaco-editor/editor/editor.api'
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker'
import { scriptJsonSchema } from '../../engine/script/json-schema'
import { SCRIPT_SCHEMA_URL } from '../../engine/script/script'
import type { MonacoApi } from '../monaco/monaco-api'

export const SCRIPT_MODEL = 'cordboard:/script.json'
export const MACHINE_MODEL = 'cordboard:/machine.json'

const JSON_ID = 'json'
let isReady = false

export function readyJson(monaco: MonacoApi): void {
  if (isReady) return
  isReady = true
  monaco.languages.register({ id: JSON_ID, extensions: ['.json'] })
  monaco.languages.setMonarchTokensProvider(JSON_ID, GRAMMAR)
  monaco.languages.setLanguageConfiguration(JSON_ID, CONFIGURATION)
  let worker: editor.MonacoWebWorker<SchemaWorker> | undefined
  const ask = async (model: editor.ITextModel) => {
    worker ??= startWorker(monaco)
    return worker.withSyncedResources([model.uri])
  }
  monaco.languages.registerCompletionItemProvider(JSON_ID, {
    triggerCharacters: [' ', ':', '"'],
    async provideCompletionItems(model, position) {
      if (model.uri.toString() !== SCRIPT_MODEL) return { suggestions: [] }
      const offered = await (await ask(model)).doComplete(model.uri.toString(), placeOf(position))
      return { suggestions: (offered?.items ?? []).map((item) => suggestion(monaco, item)) }
    },
  })
  monaco.languages.registerHoverProvider(JSON_ID, {
    async provideHover(model, position) {
      if (model.uri.toString() !== SCRIPT_MODEL) return undefined
      const found = await (await ask(model)).doHover(model.uri.toString(), placeOf(position))
      return found && { contents: found.contents.map((value) => ({ value: typeof value === 'string' ? value : value.value })) }
    },
  })
}

const GRAMMAR: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key'],
      [/"(?:[^"\\]|\\.)*"/, 'string.value'],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}[\],:]/, 'delimiter'],
    ],
  },
}

const CONFIGURATION: languages.LanguageConfiguration = {
  wordPattern: /(-?\d*\.\d\w*)|([^[{\]}:",\s]+)/g,
  brackets: [
    ['{', '}'],
    ['[', ']'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}', notIn: ['string'] },
    { open: '[', close: ']', notIn: ['string'] },
    { open: '"', close: '"', notIn: ['string'] },
  ],
  indentationRules: { increaseIndentPattern: /[{[]\s*$/, decreaseIndentPattern: /^\s*[}\]]/ },
}

/** What the worker answers, in the terms of the language server protocol: lines and columns from 0. */
interface SchemaWorker {
  doComplete(address: string, at: ServerPlace): Promise<{ readonly items: readonly ServerItem[] } | null>
  doHover(address: string, at: ServerPlace): Promise<{ readonly contents: readonly (string | { readonly value: string })[] } | null>
}

interface ServerPlace {
  readonly line: number
  readonly character: number
}

interface ServerItem {
  readonly label: string
  readonly insertText?: string
  readonly filterText?: string
  readonly sortText?: string
  readonly detail?: string
  readonly documentation?: string | IMarkdownString
  readonly kind?: number
  /** 2: a snippet. */
  readonly insertTextFormat?: number
  readonly textEdit?: { readonly newText: string; readonly range: { readonly start: ServerPlace; readonly end: ServerPlace } }
}

const SNIPPET = 2
const PROPERTY = 10

const placeOf = ({ lineNumber, column }: { readonly lineNumber: number; readonly column: number }): ServerPlace => ({
  line: lineNumber - 1,
  character: column - 1,
})

function startWorker(monaco: MonacoApi): editor.MonacoWebWorker<SchemaWorker> {
  const { $schema: _dialect, ...schema } = scriptJsonSchema()
  const worker = new JsonWorker()
  worker.postMessage('ignore')
  worker.postMessage({
    languageId: JSON_ID,
    enableSchemaRequest: false,
    languageSettings: { validate: false, schemas: [{ uri: SCRIPT_SCHEMA_URL, fileMatch: [SCRIPT_MODEL], schema }] },
  })
  return monaco.editor.createWebWorker<SchemaWorker>({ worker })
}

function suggestion(
  { languages: { CompletionItemInsertTextRule, CompletionItemKind } }: MonacoApi,
  item: ServerItem,
): languages.CompletionItem {
  const { label, insertText = label, textEdit, sortText, filterText, detail, documentation } = item
  return {
    label,
    insertText: textEdit?.newText ?? insertText,
    kind: item.kind === PROPERTY ? CompletionItemKind.Property : CompletionItemKind.Value,
    // Monaco puts it in the place of the word where no range is given
    range: (textEdit && rangeOf(textEdit.range)) as IRange,
    ...(item.insertTextFormat === SNIPPET ? { insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet } : {}),
    ...(sortText === undefined ? {} : { sortText }),
    ...(filterText === undefined ? {} : { filterText }),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
  }
}

const rangeOf = ({ start, end }: NonNullable<ServerItem['textEdit']>['range']): IRange => ({
  startLineNumber: start.line + 1,
  startColumn: start.character + 1,
  endLineNumber: end.line + 1,
  endColumn: end.character + 1,
})
