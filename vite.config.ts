/**
 * Two builds with one configuration, both run by scripts/build.mjs: the designer for browsers (`vite build`), and the engine for
 * Node (`vite build --ssr`): command line, library and workers, with packages left outside. `npm run dev` serves the designer
 * with reloading and passes everything else on to a started Cordboard.
 *
 * Every file of the engine's build lies one folder deep in dist (cli, lib, workers, chunks). So '../designer' and '../workers'
 * lead to the same place from each of them.
 */
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type UserConfig } from 'vite'

const root = import.meta.dirname

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? engine : designer))

const designer: UserConfig = {
  root: join(root, 'designer'),
  // the component library knows thirty languages; the pages speak two
  plugins: [react(), { ...optimizeLocales.vite({ locales: ['en-US', 'de-DE'] }), enforce: 'pre' }],
  build: {
    outDir: join(root, 'dist/designer'),
    emptyOutDir: true,
    sourcemap: true,
    rolldownOptions: { output: { codeSplitting: { groups: packageGroups() } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '^/(api/(v1|auth)|webhooks|_sandbox|healthz|readyz|metrics)(/|$)': { target: 'http://127.0.0.1:8080', ws: true } },
  },
}

const engine: UserConfig = {
  root,
  publicDir: false,
  plugins: [builtWorkerPlaces()],
  ssr: { external: true, target: 'node' },
  build: {
    outDir: join(root, 'dist'),
    emptyOutDir: false,
    target: 'node20.19',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: {
        'cli/cordboard': join(root, 'engine/cli/cordboard.ts'),
        'lib/engine': join(root, 'engine/index.ts'),
        'lib/nodes': join(root, 'nodes/index.ts'),
        'lib/testing': join(root, 'engine/testing/index.ts'),
        ...workers(),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
}

/**
 * Packages in few chunks: one for each set of modules that the same pages use would be a hundred small ones, which compress badly and
 * are asked for one by one. The parts of the component library that only some panels use stay apart from those that all need.
 */
function packageGroups() {
  const within = (packages: string) => new RegExp(`[\\\\/]node_modules[\\\\/](?:${packages})[\\\\/]`)
  return [
    { name: 'react', test: within('react|react-dom|scheduler|use-sync-external-store|zustand|wouter|immer'), priority: 2 },
    { name: 'icons', test: within('lucide-react'), priority: 2 },
    { name: 'flow', test: within('@xyflow|d3-[a-z]+|classcat'), priority: 2 },
    {
      name: 'components',
      test: within('react-aria|react-aria-components|react-stately|@internationalized|@react-[a-z]+'),
      priority: 1,
      entriesAware: true,
      entriesAwareMergeThreshold: 60_000,
    },
  ]
}

/** Each `engine/**\/<name>.worker.ts` is built as workers/<name>.js. */
function workers(): Record<string, string> {
  const folder = join(root, 'engine')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.worker.ts'))
  const byName = new Map<string, string>()
  for (const file of files) {
    const name = basename(file, '.worker.ts')
    const other = byName.get(name)
    if (other) throw new Error(`engine/${file} and engine/${other} would both be built as workers/${name}.js: rename one`)
    byName.set(name, file)
  }
  return Object.fromEntries([...byName].map(([name, file]) => [`workers/${name}`, join(folder, file)]))
}

/** Sources name a worker by its file beside them; once built it lies in dist/workers. */
function builtWorkerPlaces(): Plugin {
  const sourcePlace = /new URL\(\s*(['"])\.{1,2}\/(?:[\w.-]+\/)*([\w-]+)\.worker(?:\.ts)?\1\s*,\s*import\.meta\.url\s*\)/g
  return {
    name: 'built-worker-places',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\.ts$/, code: '.worker' },
      handler: (code) => ({ code: code.replace(sourcePlace, "new URL('../workers/$2.js', import.meta.url)"), map: null }),
    },
  }
}
