/** What the browser's simulator runs really bundles for a browser, packages included: nothing in it asks for a part of Node. */
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { expect, it } from 'vitest'
import { isBrowserSafe } from './import-rules'
import { projectRoot, sourceFiles } from './sources'

const ENTRY = 'virtual:all-browser-safe'

/** Bundles one program that uses all of these files; answers the modules it consists of. */
async function bundleForBrowser(files: readonly string[]): Promise<string[]> {
  const source = files.map((file, index) => `export * as part${index} from ${JSON.stringify(join(projectRoot, file))}`).join('\n')
  const built = await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'silent',
    plugins: [
      {
        name: 'all-browser-safe',
        resolveId: (id) => (id === ENTRY ? id : undefined),
        load: (id) => (id === ENTRY ? source : undefined),
      },
    ],
    build: { write: false, minify: false, rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' } },
  })
  const { output } = built as Rolldown.RolldownOutput
  return output.flatMap((file) => (file.type === 'chunk' ? [...file.moduleIds, ...file.imports] : []))
}

const ofNode = (modules: readonly string[]) => modules.filter((id) => /browser-external|^node:/.test(id))

it('every browser-safe file and the packages it uses bundle without Node', async () => {
  const files = sourceFiles('nodes', 'engine').filter(isBrowserSafe)
  const modules = await bundleForBrowser(files)
  expect(files.length).toBeGreaterThan(0)
  expect(modules.length).toBeGreaterThan(files.length / 2)
  expect(ofNode(modules)).toEqual([])
})

it('a file that asks for Node is noticed', async () => {
  expect(ofNode(await bundleForBrowser(['scripts/setup-lock.mjs']))).not.toEqual([])
})
