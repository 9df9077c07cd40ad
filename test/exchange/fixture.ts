/** Files of other systems, written for these tests. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFile } from '../../engine/exchange/import-file'
import type { ImportReport } from '../../engine/exchange/imported'
import type { Script } from '../../engine/script/script'

export const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8')

export interface Taken {
  readonly script: Script
  readonly report: ImportReport
}

export function imported(text: string, flow?: string): Taken {
  const result = importFile(text, flow === undefined ? {} : { flow })
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'))
  return result
}

/** `kind` of the node that a link of the port leads to. */
export function leadsTo({ nodes, links }: Script, node: string, port: string): string | undefined {
  const link = Object.values(links).find((one) => one.from === node && one.port === port)
  return link && nodes[link.to]?.kind
}

export const entry = ({ entries }: ImportReport, type: string, name?: string) =>
  entries.find((one) => one.type === type && (name === undefined || one.name === name))

export const rulesOf = (report: ImportReport, type: string, name?: string): readonly string[] =>
  entry(report, type, name)?.remarks.map(({ rule }) => rule) ?? []
