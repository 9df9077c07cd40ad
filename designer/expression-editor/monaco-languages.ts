/** The expression language, and texts with expressions in `{{ }}`, for Monaco: colours, brackets, and help while writing. */
import type { languages } from 'monaco-editor/editor/editor.api'
import type { MonacoApi } from '../monaco/monaco-api'
import type { Language } from './highlight'
import { holdsPlaces } from './highlight'

const EXPRESSION = 'cordboard-expression'
export const TEXT = 'cordboard-text'
export const languageId = (language: Language): string => (holdsPlaces(language) ? TEXT : EXPRESSION)

/** Says what could stand, or stands, at a place; see expression-help.ts. */
export interface Helpers {
  readonly completion: languages.CompletionItemProvider
  readonly hover: languages.HoverProvider
  readonly signatures: languages.SignatureHelpProvider
}

export function registerLanguages({ languages }: Pick<MonacoApi, 'languages'>, { completion, hover, signatures }: Helpers): void {
  for (const [id, tokens] of [
    [EXPRESSION, { tokenizer: { root: EXPRESSION_RULES } }],
    [TEXT, TEXT_TOKENS],
  ] as const) {
    languages.register({ id })
    languages.setMonarchTokensProvider(id, tokens)
    languages.setLanguageConfiguration(id, configurationOf(id))
    languages.registerCompletionItemProvider(id, completion)
    languages.registerHoverProvider(id, hover)
    languages.registerSignatureHelpProvider(id, signatures)
  }
}

const EXPRESSION_RULES: languages.IMonarchLanguageRule[] = [
  [/r?"(?:[^"\\]|\\.)*"?/, 'string'],
  [/r?'(?:[^'\\]|\\.)*'?/, 'string'],
  [/\d+(?:\.\d+)?/, 'number'],
  [/\b(?:true|false|null|in)\b/, 'keyword'],
  [/[A-Za-z_]\w*(?=\s*\()/, 'function'],
  [/[A-Za-z_]\w*/, 'variable'],
  [/[-+*/%<>=!&|?:]+/, 'operator'],
  [/[()[\]{},.]/, 'delimiter'],
]

const TEXT_TOKENS: languages.IMonarchLanguage = {
  tokenizer: {
    root: [
      [/\{\{/, { token: 'place', next: '@place' }],
      [/[^{]+|\{/, ''],
    ],
    place: [[/\}\}/, { token: 'place', next: '@pop' }], ...EXPRESSION_RULES],
  },
}

/** In a text an apostrophe is an apostrophe. */
function configurationOf(id: string): languages.LanguageConfiguration {
  const brackets = [
    { open: '{', close: '}' },
    { open: '(', close: ')' },
    { open: '[', close: ']' },
  ]
  return {
    brackets: [
      ['(', ')'],
      ['[', ']'],
    ],
    autoClosingPairs: id === TEXT ? [{ open: '{', close: '}' }] : [...brackets, { open: '"', close: '"' }, { open: "'", close: "'" }],
    wordPattern: /[A-Za-z_]\w*/,
  }
}
