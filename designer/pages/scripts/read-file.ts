/** Reads a script file that a person chose; what is wrong with it is said in sentences that tell what to do. */
import { FORMAT_VERSION, type Problem, type Script } from '../../../engine/script/script'
import { type ForeignRead, readForeign } from '../../exchange/read-foreign'
import { words } from '../../wording/words'

export type ReadFile =
  | { readonly ok: true; readonly script: Script; readonly foreign?: ForeignRead }
  /** `places`: the first of what cannot be read, each in a line. */
  | { readonly ok: false; readonly said: string; readonly places: readonly string[] }

/** As engine/script/read-script.ts has it; known here before that is loaded. */
const MAX_BYTES = 5 * 1024 * 1024
const SHOWN = 5

/** @param file only its size is looked at where it is too large */
export async function readScriptFile(file: Pick<File, 'size' | 'text'>): Promise<ReadFile> {
  const { importing } = words.scripts
  if (file.size > MAX_BYTES) return refused(importing.tooLarge(sizeInWords(file.size), sizeInWords(MAX_BYTES)))
  let text: string
  try {
    text = await file.text()
  } catch {
    return refused(importing.notText)
  }
  if (text.trim() === '') return refused(importing.empty)
  const { readScript } = await import('../../../engine/script/read-script')
  const read = readScript(text)
  if (read.ok) return read
  const foreign = await readForeign(text)
  if (foreign.is === 'read') return { ok: true, script: foreign.script, foreign }
  return foreign.is === 'refused' ? refused(foreign.said) : inWords(read.problems, text)
}

function inWords(problems: readonly Problem[], text: string): ReadFile {
  const { importing } = words.scripts
  switch (problems[0]?.rule) {
    case 'not-json':
      return refused(importing.notJson(placeOf(problems[0].message, text)))
    case 'not-a-script':
      return refused(importing.notScript)
    case 'too-new':
      return refused(importing.tooNew(formatOf(text), FORMAT_VERSION))
    default:
      return looksLikeScript(text) ? wrongShape(problems) : refused(importing.notScript)
  }
}

function wrongShape(problems: readonly Problem[]): ReadFile {
  const { importing } = words.scripts
  const shown = problems.slice(0, SHOWN).map(({ path, message }) => importing.at(path.join(' › '), message))
  const more = problems.length > SHOWN ? [importing.more(problems.length - SHOWN)] : []
  return { ok: false, said: importing.wrongShape(problems.length), places: [...shown, ...more] }
}

const refused = (said: string): ReadFile => ({ ok: false, said, places: [] })

/** Browsers say where they stopped in ways of their own; empty where none is found. */
function placeOf(message: string, text: string): string {
  const { atLine } = words.scripts.importing
  const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? []
  if (line !== undefined && column !== undefined) return atLine(Number(line), Number(column))
  const offset = /position (\d+)/.exec(message)?.[1] ?? (/end of (JSON input|data)/i.test(message) ? text.length : undefined)
  if (offset === undefined) return ''
  const before = text.slice(0, Number(offset)).split('\n')
  return atLine(before.length, (before.at(-1)?.length ?? 0) + 1)
}

function formatOf(text: string): number {
  const { formatVersion } = JSON.parse(text) as { formatVersion: number }
  return formatVersion
}

function looksLikeScript(text: string): boolean {
  const document = JSON.parse(text) as Readonly<Record<string, unknown>>
  return 'nodes' in document && 'formatVersion' in document
}

/** `5 MB`, `12 kB`. */
function sizeInWords(bytes: number): string {
  const { sizes } = words.scripts
  const format = new Intl.NumberFormat(document.documentElement.lang || undefined, { maximumFractionDigits: 1 })
  const kilo = bytes / 1024
  return kilo >= 1024 ? sizes.mb(format.format(kilo / 1024)) : sizes.kb(format.format(Math.ceil(kilo)))
}
