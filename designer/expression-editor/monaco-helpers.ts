/** Help while writing, as Monaco asks for it: completion, hover, signatures. What there is to say stands in expression-help.ts. */
import type { editor, IRange, languages, Position } from 'monaco-editor/editor/editor.api'
import type { Script } from '../../engine/script/script'
import type { MonacoApi } from '../monaco/monaco-api'
import { words } from '../wording/words'
import { callBefore, expressionBefore, holderBefore, nameAt } from './cursor'
import { functionNamed, meaningOf, type Offered, offeredIn } from './expression-help'
import type { Helpers } from './monaco-languages'
import { TEXT } from './monaco-languages'

type VariablesOf = (model: editor.ITextModel) => Script['variables']

export function helpersOf(monaco: MonacoApi, variablesOf: VariablesOf): Helpers {
  return {
    completion: {
      triggerCharacters: ['.', '{'],
      provideCompletionItems: (model, position) => ({ suggestions: suggestionsAt(monaco, model, position, variablesOf(model)) }),
    },
    hover: { provideHover: (model, position) => hoverAt(model, position, variablesOf(model)) },
    signatures: {
      signatureHelpTriggerCharacters: ['(', ','],
      provideSignatureHelp: (model, position) => signatureAt(model, position),
    },
  }
}

function expressionAt(model: editor.ITextModel, position: Position): string | undefined {
  return expressionBefore(model.getValue().slice(0, offsetIn(model, position)), model.getLanguageId() === TEXT)
}

/** Lines end with one character, whatever the text came with. */
const offsetIn = (model: editor.ITextModel, position: Position): number => model.getOffsetAt(position)

function suggestionsAt(
  monaco: MonacoApi,
  model: editor.ITextModel,
  position: Position,
  variables: Script['variables'],
): languages.CompletionItem[] {
  const before = expressionAt(model, position)
  if (before === undefined || isInQuotes(before)) return []
  const word = model.getWordUntilPosition(position)
  const range: IRange = {
    startLineNumber: position.lineNumber,
    endLineNumber: position.lineNumber,
    startColumn: word.startColumn,
    endColumn: word.endColumn,
  }
  // `{{` wants room on both sides
  const isJustOpened = model.getLanguageId() === TEXT && before.trimStart() === word.word && !before.startsWith(' ')
  const kinds = monaco.languages.CompletionItemKind
  const KINDS = { variable: kinds.Variable, object: kinds.Module, field: kinds.Field, function: kinds.Function, word: kinds.Keyword }
  return offeredIn(variables, holderBefore(before)).map((offered, place) => {
    const called = offered.is === 'function' ? `${offered.name}($0)` : offered.name
    return {
      label: { label: offered.name, description: offered.is === 'function' ? '' : offered.detail },
      kind: KINDS[offered.is],
      detail: offered.detail,
      documentation: { value: helpText(offered) },
      insertText: isJustOpened ? ` ${called} ` : called,
      insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
      range,
      sortText: String(place).padStart(4, '0'),
      ...(offered.is === 'function' ? { command: { id: 'editor.action.triggerParameterHints', title: '' } } : {}),
    }
  })
}

const isInQuotes = (expression: string): boolean => (expression.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1

function helpText({ help, example }: Offered): string {
  return [help, example === undefined ? '' : `${words.expressions.example}: \`${example}\``].filter((part) => part !== '').join('\n\n')
}

function hoverAt(model: editor.ITextModel, position: Position, variables: Script['variables']): languages.Hover | null {
  if (expressionAt(model, position) === undefined) return null
  const found = nameAt(model.getValue(), offsetIn(model, position))
  const meaning = found && meaningOf(found.name, variables)
  if (!found || !meaning) return null
  const [from, to] = [model.getPositionAt(found.start), model.getPositionAt(found.end)]
  const title = meaning.is === 'function' ? meaning.detail : `${found.name}: ${meaning.detail}`
  return {
    contents: [{ value: `\`${title}\`` }, { value: helpText(meaning) }].filter(({ value }) => value !== ''),
    range: { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column },
  }
}

function signatureAt(model: editor.ITextModel, position: Position): languages.SignatureHelpResult | null {
  const before = expressionAt(model, position)
  const call = before === undefined ? undefined : callBefore(before)
  const known = call && functionNamed(call.name)
  if (!call || !known) return null
  const parameters = /\(([^)]*)\)/.exec(known.signature)?.[1]?.split(', ') ?? []
  // written `name.lower()`, the first argument stands before the dot, unless the signature itself says so
  const skipped = call.isMethod && !/^\w+\./.test(known.signature) ? 1 : 0
  return {
    value: {
      signatures: [
        {
          label: known.signature,
          documentation: { value: words.expressions.functionHelp(known.name, known.help) },
          parameters: parameters.map((label) => ({ label })),
        },
      ],
      activeSignature: 0,
      activeParameter: Math.min(call.argument + skipped, Math.max(0, parameters.length - 1)),
    },
    dispose: () => undefined,
  }
}
