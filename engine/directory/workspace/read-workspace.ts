/** Reads a workspace folder: every problem of every file with its place, not the first one; nothing outside the folder is read. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { readScript } from '../../script/read-script'
import type { Script } from '../../script/script'
import { checkDirectory } from '../model/check'
import type { Directory } from '../model/directory'
import { unknownKeys } from './unknown-keys'
import { MAX_FILE_BYTES, SCRIPTS_FOLDER, WORKSPACE_FILE, WORKSPACE_FORMAT_VERSION, type Workspace, WorkspaceDirectory } from './workspace'

export interface WorkspaceProblem {
  /** Within the folder: `scripts/front-desk.json`. */
  readonly file: string
  readonly message: string
  readonly rule: string
  readonly path: readonly (string | number)[]
  /** Counted from 1; missing where the file as a whole is meant. */
  readonly line?: number
  readonly column?: number
  /** Of a script: the node. */
  readonly node?: string
}

export type ReadWorkspace =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly problems: readonly WorkspaceProblem[] }

const MAX_SCRIPTS = 1000
/** Larger scripts with problems are reported without lines: finding them would take seconds. */
const MAX_LOCATED_CHARACTERS = 500_000

export function readWorkspace(folder: string): ReadWorkspace {
  const problems: WorkspaceProblem[] = []
  const scripts = readScripts(folder, problems)
  const directory = readDirectory(folder, scripts, problems)
  return problems.length === 0 && directory ? { ok: true, workspace: { directory, scripts } } : { ok: false, problems }
}

/** `scripts/a.json:12:5: message`, or without the place where there is none. */
export function printProblem({ file, line, column, message }: WorkspaceProblem): string {
  return `${file}${line === undefined ? '' : `:${line}:${column ?? 1}`}: ${message}`
}

function readDirectory(folder: string, scripts: readonly Script[], problems: WorkspaceProblem[]): Workspace['directory'] | undefined {
  const report = (rule: string, message: string, path: readonly (string | number)[] = [], place: Place = {}) =>
    problems.push({ file: WORKSPACE_FILE, rule, message, path, ...place })

  const text = readText(folder, WORKSPACE_FILE, problems)
  if (text === undefined) return undefined
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0) {
    for (const { message, pos } of document.errors) report('not-yaml', message, [], placeAt(lines, pos[0]))
    return undefined
  }
  const content = plain(document)
  if (content instanceof Error) {
    report('not-yaml', content.message)
    return undefined
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    report('wrong-shape', 'A workspace is a mapping with channels, skills, agents, hours and templates.')
    return undefined
  }
  const { formatVersion = WORKSPACE_FORMAT_VERSION, ...input } = content as Record<string, unknown>
  if (formatVersion !== WORKSPACE_FORMAT_VERSION) {
    const path = ['formatVersion']
    report(
      'too-new',
      `This Cordboard reads format version ${WORKSPACE_FORMAT_VERSION}, not ${String(formatVersion)}.`,
      path,
      placeOf(document, lines, path),
    )
    return undefined
  }
  const parsed = WorkspaceDirectory.safeParse(input)
  if (!parsed.success) {
    for (const { message, path: parts } of parsed.error.issues) {
      const path = parts.map((part) => (typeof part === 'symbol' ? String(part) : part))
      const hint = message.endsWith('expected string, received number') ? '; put it in quotes' : ''
      report('wrong-shape', `${path.join('.')}: ${message}${hint}`, path, placeOf(document, lines, path))
    }
    return undefined
  }
  for (const path of unknownKeys(input, parsed.data)) {
    const message = `${path.join('.')}: this Cordboard knows no such setting. Correct the name or remove it.`
    report('unknown-key', message, path, placeOf(document, lines, path))
  }
  const published = scripts.map(({ id, name }, index): Directory['scripts'][number] => ({ id, name, version: index + 1, hash: '' }))
  for (const { rule, message, path } of checkDirectory({ ...parsed.data, scripts: published })) {
    if (path[0] !== 'scripts') report(rule, message, path, placeOf(document, lines, path))
  }
  return parsed.data
}

function readScripts(folder: string, problems: WorkspaceProblem[]): Script[] {
  const names = listScripts(folder)
  if (names.length > MAX_SCRIPTS) {
    const message = `There are ${names.length} files; at most ${MAX_SCRIPTS} scripts are read.`
    problems.push({ file: SCRIPTS_FOLDER, rule: 'too-many-scripts', message, path: [] })
    return []
  }
  return names.flatMap((name) => {
    const file = `${SCRIPTS_FOLDER}/${name}`
    const text = readText(folder, file, problems)
    if (text === undefined) return []
    const read = readScript(text)
    if (!read.ok) {
      const locate = locator(text)
      for (const { rule, message, path, node } of read.problems) {
        problems.push({
          file,
          rule,
          message: `${[...path, message].join(': ')}`,
          path,
          ...(node === undefined ? {} : { node }),
          ...locate(path, message),
        })
      }
      return []
    }
    if (`${read.script.id}.json` !== name) {
      const message = `The script's id is "${read.script.id}", so the file must be named ${read.script.id}.json.`
      problems.push({ file, rule: 'wrong-file-name', message, path: ['id'] })
      return []
    }
    return [read.script]
  })
}

/** Names of the script files in order; none where there is no such folder. */
export function listScripts(folder: string): string[] {
  try {
    return readdirSync(join(folder, SCRIPTS_FOLDER))
      .filter((name) => name.endsWith('.json'))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The file's text; undefined with a problem reported when it is missing, too large, or a link that may lead elsewhere. */
function readText(folder: string, file: string, problems: WorkspaceProblem[]): string | undefined {
  const refuse = (rule: string, message: string) => void problems.push({ file, rule, message, path: [] })
  const path = join(folder, file)
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (!found) return refuse('missing', `There is no ${file} in ${folder}.`) as undefined
  if (!found.isFile()) return refuse('not-a-file', `${file} is not a plain file; links are not followed.`) as undefined
  if (found.size > MAX_FILE_BYTES) {
    return refuse('file-too-large', `${file} has ${found.size} bytes; at most ${MAX_FILE_BYTES} are read. Split it.`) as undefined
  }
  return readFileSync(path, 'utf8')
}

interface Place {
  readonly line?: number
  readonly column?: number
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

/** The place of the path, or of the nearest thing around it that is there. */
function placeOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): Place {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return placeAt(lines, node.range[0])
  }
  return {}
}

/** JSON is YAML too, which knows the places that JSON.parse forgets. */
function locator(text: string): (path: readonly (string | number)[], message: string) => Place {
  if (text.length > MAX_LOCATED_CHARACTERS) return () => ({})
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  return (path, message) => {
    const offset = /at position (\d+)/.exec(message)?.[1]
    if (offset !== undefined) return placeAt(lines, Number(offset))
    return path.length === 0 ? {} : placeOf(document, lines, path)
  }
}

function plain(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
