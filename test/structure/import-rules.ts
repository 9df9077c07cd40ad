/**
 * Which folder may import which. Arrows run one way, designer -> engine -> nodes, and what the designer's simulator runs in a
 * browser is listed here by name: it may import only its like, and packages known to touch neither clock, network nor disk.
 */
import type { IFlattenedRuleSet } from 'dependency-cruiser'

/** Files that must run anywhere, as patterns of paths from the project's root. */
export const BROWSER_SAFE = [
  '^nodes/',
  '^engine/(script|expressions|compile|prove|run|conversation|routing|exchange)/',
  '^engine/effects/(types|message|request-tries)[.]ts$',
  '^engine/effects/performers/',
  '^engine/history/entries[.]ts$',
  '^engine/whatsapp/wire/',
  '^engine/directory/model/',
  '^engine/directory/run-changes[.]ts$',
  '^engine/sandbox/core/',
  '^engine/hosts/([^/]+[.]ts$|objects/|simulated/)',
  '^engine/intake/',
  '^engine/people/rights[.]ts$',
  '^engine/simulation/',
  '^engine/whatsapp/(graph-answer|ports)[.]ts$',
]

export const isBrowserSafe = (file: string): boolean => BROWSER_SAFE.some((pattern) => new RegExp(pattern).test(file))

/** Packages that compute and nothing else. A new one is added here after a look at what it does on import. */
const PURE_PACKAGES = [
  '@marcbachmann/cel-js',
  '@noble/hashes',
  'canonicalize',
  'immer',
  'jsondiffpatch',
  'libphonenumber-js',
  're2js',
  'rrule-temporal',
  'temporal-polyfill',
  'xstate',
  'zod',
]

const packagePath = (name: string) => `^node_modules/${name}/`

export const importRules: IFlattenedRuleSet = {
  forbidden: [
    { name: 'no file imports itself by a detour', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every import leads to a file or package', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nodes know nobody, and zod only',
      severity: 'error',
      from: { path: '^nodes/' },
      to: { pathNot: ['^nodes/', packagePath('zod')] },
    },
    {
      name: 'the engine knows neither designer nor what is built on it',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^(designer|examples|test|scripts)/' },
    },
    {
      name: 'the designer knows neither examples nor tests',
      severity: 'error',
      from: { path: '^designer/' },
      to: { path: '^(examples|test|scripts)/' },
    },
    {
      name: 'inside a folder the file itself is imported, not the front door',
      severity: 'error',
      from: { path: '^engine/' },
      to: { path: '^engine/(testing/)?index[.]ts$' },
    },
    { name: 'no node kind imports the catalogue', severity: 'error', from: { path: '^nodes/' }, to: { path: '^nodes/index[.]ts$' } },
    {
      name: 'what runs in the browser imports only its like',
      severity: 'error',
      from: { path: BROWSER_SAFE },
      to: { pathNot: [...BROWSER_SAFE, ...PURE_PACKAGES.map(packagePath)] },
    },
    {
      name: 'the engine runs without development packages',
      severity: 'error',
      from: { path: '^engine/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
}
