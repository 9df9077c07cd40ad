/**
 * Gives relative imports in emitted declarations the file they mean: './script' becomes './script.js' or './script/index.js'.
 *
 * Our sources import without extension, as bundlers resolve; a program that uses the library under Node's own resolution needs
 * whole file names, and TypeScript emits what was written.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const SPECIFIER = /(\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])(\.{1,2}(?:\/[^'"]*)?)\2/g

/** Rewrites every .d.ts below `folder`; throws for an import that leads to no declaration. */
export function resolveDeclarations(folder) {
  for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.d.ts'))) {
    const file = join(folder, name)
    const before = readFileSync(file, 'utf8')
    const after = before.replace(SPECIFIER, (_, lead, quote, specifier) => `${lead}${quote}${wholeName(file, specifier)}${quote}`)
    if (after !== before) writeFileSync(file, after)
  }
}

function wholeName(file, specifier) {
  const meant = resolve(dirname(file), specifier)
  if (existsSync(`${meant}.d.ts`)) return `${specifier}.js`
  if (existsSync(join(meant, 'index.d.ts'))) return `${specifier.replace(/\/$/, '')}/index.js`
  if (/\.(c|m)?js(on)?$/.test(specifier)) return specifier
  throw new Error(`${file}: '${specifier}' leads to no declaration; is the file part of tsconfig.build.json?`)
}
