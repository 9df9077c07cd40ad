/**
 * Writes the workspace as a folder. A file that says the same already is left as it is, so that applying a folder and exporting
 * into it changes no byte, comments and order included; any other is written whole, in a fixed form.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { printScript } from '../../script/print-script'
import { readScript } from '../../script/read-script'
import { contentHash } from '../content-hash'
import type { DirectoryStore } from '../directory-store'
import { listScripts } from './read-workspace'
import { currentWorkspace, SCRIPTS_FOLDER, WORKSPACE_FILE, WORKSPACE_FORMAT_VERSION, type Workspace, WorkspaceDirectory } from './workspace'

export interface Exported {
  readonly written: readonly string[]
  readonly unchanged: readonly string[]
  /** Script files in the folder that the workspace does not have: for a person to remove, or an apply would bring them back. */
  readonly leftOver: readonly string[]
}

/** The folder is made where it is missing. Drafts are not exported: a folder holds what is published. */
export function exportWorkspace(store: DirectoryStore, folder: string): Exported {
  return writeWorkspace(currentWorkspace(store), folder)
}

/** The same for a workspace that is at hand. */
export function writeWorkspace({ directory, scripts }: Workspace, folder: string): Exported {
  mkdirSync(join(folder, SCRIPTS_FOLDER), { recursive: true })
  const written: string[] = []
  const unchanged: string[] = []
  const put = (file: string, text: string, meaning: unknown, read: (text: string) => unknown) => {
    const path = join(folder, file)
    const isSame = meansTheSame(path, meaning, read)
    if (!isSame) replaceFile(path, text)
    ;(isSame ? unchanged : written).push(file)
  }

  put(WORKSPACE_FILE, printDirectory(directory), directory, (text) => readDirectory(text))
  for (const script of scripts) {
    put(`${SCRIPTS_FOLDER}/${script.id}.json`, printScript(script), script, (text) => {
      const read = readScript(text)
      return read.ok ? read.script : undefined
    })
  }
  const known = new Set(scripts.map(({ id }) => `${id}.json`))
  const leftOver = listScripts(folder).flatMap((name) => (known.has(name) ? [] : [`${SCRIPTS_FOLDER}/${name}`]))
  return { written, unchanged, leftOver }
}

/** Lists that are empty are left out; keys stand in the order of the schema. */
function printDirectory(directory: object): string {
  const filled = Object.entries(directory).filter(([, value]) => !Array.isArray(value) || value.length > 0)
  return stringify(
    { formatVersion: WORKSPACE_FORMAT_VERSION, ...Object.fromEntries(filled) },
    { lineWidth: 0, aliasDuplicateObjects: false },
  )
}

function readDirectory(text: string): unknown {
  const { formatVersion: _, ...content } = parse(text) as Record<string, unknown>
  return WorkspaceDirectory.parse(content)
}

function meansTheSame(path: string, meaning: unknown, read: (text: string) => unknown): boolean {
  try {
    return contentHash(read(readFileSync(path, 'utf8'))) === contentHash(meaning)
  } catch {
    // missing, unreadable or of another shape: then it does not say the same
    return false
  }
}

/** The old file or the new one, never a half of it. */
function replaceFile(path: string, text: string): void {
  const half = `${path}.writing`
  writeFileSync(half, text)
  renameSync(half, path)
}
