/** Monaco's own types, for who is handed it. */
import type * as Monaco from 'monaco-editor/editor/editor.api'

export type MonacoApi = typeof Monaco
