/**
 * Reads the file of another system and gives a script with a report. Never throws: what is wrong with a file is said, with its place.
 * Cordboard's own files are read by script/read-script.ts.
 */
import { error } from '../script/new-problem'
import { MAX_SCRIPT_BYTES } from '../script/read-script'
import type { Problem } from '../script/script'
import { isRecord } from './foreign-values'
import type { Format, ImportResult } from './imported'
import { importRapidPro, looksLikeRapidPro, rapidProProblem } from './rapidpro/import-rapidpro'
import { type SayRemark, sayRemark } from './remarks'
import { importWebStudio } from './web-studio/import-web-studio'
import { looksLikeStudio } from './web-studio/studio-script'

export interface ImportOptions {
  /** Found out by itself when missing. */
  readonly from?: Format
  /** Of a file that holds several flows, the one to take: its name or UUID. The first when missing. */
  readonly flow?: string
  /** How notes on the canvas say what is different; English when missing. */
  readonly say?: SayRemark
}

export function importFile(text: string, options: ImportOptions = {}): ImportResult {
  if (text.length > MAX_SCRIPT_BYTES) {
    return refused(error('file-too-large', `The file has ${text.length} characters; at most ${MAX_SCRIPT_BYTES} are read.`, { path: [] }))
  }
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (thrown) {
    return refused(error('not-json', `This is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`, { path: [] }))
  }
  return importDocument(document, options)
}

/** The same for a document that is already parsed. */
export function importDocument(document: unknown, { from, flow, say = sayRemark }: ImportOptions = {}): ImportResult {
  const format = from ?? formatOf(document)
  switch (format) {
    case 'web-studio':
      if (!looksLikeStudio(document))
        return refused(wrongShape('A web-Studio script is a JSON object with header, actions, properties and branches.'))
      return { ok: true, format, ...importWebStudio(document, say) }
    case 'rapidpro': {
      const problem = rapidProProblem(document, flow)
      return problem ? refused(problem) : { ok: true, format, ...importRapidPro(document, { flow, say }) }
    }
    case undefined:
      return refused(
        error(
          'unknown-format',
          'This is no file that can be imported: neither a web-Studio script (header, actions, properties, branches) nor a RapidPro flow (nodes with actions and exits).',
          { path: [] },
        ),
      )
  }
}

/** Whose file it is; undefined for one that is nobody's. */
export function formatOf(document: unknown): Format | undefined {
  if (!isRecord(document)) return undefined
  if (looksLikeStudio(document)) return 'web-studio'
  return looksLikeRapidPro(document) ? 'rapidpro' : undefined
}

const wrongShape = (message: string): Problem => error('wrong-shape', message, { path: [] })

const refused = (problem: Problem): ImportResult => ({ ok: false, problems: [problem] })
