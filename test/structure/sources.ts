/** The project's own source files, as the structure tests look at them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { type Module, parseSync } from '@swc/core'

export const projectRoot = join(import.meta.dirname, '../..')

/** Paths of the TypeScript files below these folders, from the project's root and with forward slashes, sorted. */
export function sourceFiles(...folders: string[]): string[] {
  return allFiles(...folders).filter((file) => /\.tsx?$/.test(file))
}

/** Paths of all files below these folders; a folder that does not exist has none. */
export function allFiles(...folders: string[]): string[] {
  return folders
    .filter((folder) => existsSync(join(projectRoot, folder)))
    .flatMap((folder) =>
      readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(projectRoot.length + 1)
            .split(sep)
            .join('/'),
        ),
    )
    .sort()
}

export const readSource = (file: string): string => readFileSync(join(projectRoot, file), 'utf8')

export interface Parsed {
  readonly module: Module
  /** The 1-based line of a position in the tree. */
  lineAt(position: number): number
}

/** Parses TypeScript source; throws with the parser's message where it is broken. */
export function parse(source: string, options: { readonly tsx: boolean }): Parsed {
  // positions are bytes counted on from earlier calls, and a module begins at its first token: so one is put at the very start
  const marked = `;${source}`
  const module = parseSync(marked, { syntax: 'typescript', tsx: options.tsx, target: 'es2022' })
  const bytes = Buffer.from(marked)
  return {
    module,
    lineAt: (position) =>
      bytes
        .subarray(0, position - module.span.start)
        .toString()
        .split('\n').length,
  }
}
