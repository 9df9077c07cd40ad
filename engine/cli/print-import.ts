/** The report of an import as lines for a terminal: what needs a hand first, with its reasons. */
import type { ImportResult, Outcome, ReportEntry } from '../exchange/imported'
import { sayRemark } from '../exchange/remarks'

const HEADINGS: readonly (readonly [Outcome, string])[] = [
  ['notMapped', 'not mapped, held by a stand-in'],
  ['withLoss', 'mapped, with a difference'],
  ['mapped', 'mapped'],
]

export function printImport({ format, script, report: { entries, remarks } }: Extract<ImportResult, { readonly ok: true }>): string[] {
  const nodes = Object.keys(script.nodes).length
  return [
    `${script.name} (${script.id}), from ${format}: ${entries.length} things read, ${nodes} nodes made`,
    ...remarks.map((one) => `  ${sayRemark(one)}`),
    ...HEADINGS.flatMap(([outcome, heading]) => {
      const within = entries.filter((entry) => entry.outcome === outcome)
      return within.length === 0 ? [] : ['', `${heading}: ${within.length}`, ...within.flatMap(entryLines)]
    }),
  ]
}

function entryLines({ id, type, name, nodes, remarks }: ReportEntry): string[] {
  const title = name === undefined || name.startsWith(type) ? (name ?? type) : `${type} “${name}”`
  return [`  ${title} [${id}]${nodes.length > 0 ? ` -> ${nodes.join(', ')}` : ''}`, ...remarks.map((one) => `      ${sayRemark(one)}`)]
}
