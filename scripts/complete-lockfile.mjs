/**
 * Puts into package-lock.json the platform packages that the package registry at hand does not carry.
 *
 * Compilers and linters ship one optional package a platform. A registry mirror often holds only some of them; npm then
 * leaves the rest out of the lockfile, and `npm ci` refuses it on every machine ("Missing: ... from lock file"). What is
 * added here carries no integrity, because its bytes were never seen; npm skips it wherever the platform differs.
 *
 * Run it after adding or updating a dependency: `npm run lockfile`. It prints what it added and changes nothing else; with
 * `--check` it only says what is missing.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const lockfile = fileURLToPath(new URL('../package-lock.json', import.meta.url))

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'universal', 'wasm32', 'x64']

/** What a platform package's name says: `@scope/tool-linux-x64-musl` -> os linux, cpu x64, libc musl. Undefined for other packages. */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const system = words.find((word) => SYSTEMS.includes(word))
  const processor = words.find((word) => PROCESSORS.includes(word))
  if (!system) return undefined
  const libc = words.includes('musl') ? 'musl' : words.includes('gnu') && system === 'linux' ? 'glibc' : undefined
  return { ...(processor && processor !== 'universal' && { cpu: [processor] }), ...(libc && { libc: [libc] }), os: [system] }
}

/** Where Node would find `name` when asked from the package at `from`; undefined when the lockfile has it nowhere. */
function placeOf(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const place = `${at ? `${at}/` : ''}node_modules/${name}`
    if (packages[place]) return place
    if (!at) return undefined
  }
}

/** Every optional dependency that a package in the lockfile declares and that the lockfile itself lacks. */
function missingOptionals(lock) {
  return Object.entries(lock.packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placeOf(lock.packages, parent, name))
      .map(([name, version]) => ({ parent, name, version })),
  )
}

/** Adds the missing ones and answers their names; throws for one whose platform or exact version cannot be told. */
function completeLock(lock) {
  const missing = missingOptionals(lock)
  for (const { parent, name, version } of missing) {
    const platform = platformOf(name)
    if (!platform || !/^\d+\.\d+\.\d+[\w.+-]*$/.test(version))
      throw new Error(
        `package-lock.json: ${parent} wants ${name}@${version}, which the registry lacks and whose platform its name does not tell`,
      )
    const { dev, license, engines } = lock.packages[parent]
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(platform.cpu && { cpu: platform.cpu }),
      ...(dev && { dev }),
      ...(platform.libc && { libc: platform.libc }),
      ...(license && { license }),
      optional: true,
      os: platform.os,
      ...(engines && { engines }),
    }
  }
  // npm keeps the entries in the order of localeCompare in English; so does this, to keep differences small
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return missing.map(({ name, version }) => `${name}@${version}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(lockfile, 'utf8'))
  const missing = process.argv.includes('--check') ? missingOptionals(lock).map(({ name, version }) => `${name}@${version}`) : []
  const added = process.argv.includes('--check') ? [] : completeLock(lock)
  if (added.length > 0) writeFileSync(lockfile, `${JSON.stringify(lock, null, 2)}\n`)
  if (missing.length > 0) {
    console.error(`package-lock.json lacks ${missing.join(', ')}; add with: npm run lockfile`)
    process.exitCode = 1
  } else console.error(added.length > 0 ? `package-lock.json: added\n  ${added.join('\n  ')}` : 'package-lock.json: complete')
}
