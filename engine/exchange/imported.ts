/** What an import gives: a script, and a report that says of everything in the file what it became. */
import type { Problem, Script } from '../script/script'
import type { Remark } from './remarks'

/** Whose files can be read. */
export const FORMATS = ['web-studio', 'rapidpro'] as const
export type Format = (typeof FORMATS)[number]

/** `mapped`: means the same here. `withLoss`: the remarks say what is different. `notMapped`: a stand-in holds its place. */
export type Outcome = 'mapped' | 'withLoss' | 'notMapped'

/** One action of the file. */
export interface ReportEntry {
  /** As the file names it. */
  readonly id: string
  readonly type: string
  readonly name?: string
  readonly outcome: Outcome
  /** What it became; empty for what is drawn as a note alone, or not at all. */
  readonly nodes: readonly string[]
  readonly remarks: readonly Remark[]
}

export interface ImportReport {
  readonly entries: readonly ReportEntry[]
  /** What concerns the file as a whole. */
  readonly remarks: readonly Remark[]
}

export type ImportResult =
  | { readonly ok: true; readonly format: Format; readonly script: Script; readonly report: ImportReport }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export function outcomeOf(isMapped: boolean, remarks: readonly Remark[]): Outcome {
  if (!isMapped) return 'notMapped'
  return remarks.length === 0 ? 'mapped' : 'withLoss'
}
