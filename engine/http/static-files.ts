/**
 * The designer's built files. Names under /assets carry a hash of their content and are kept by browsers for a year; every other path
 * is a page of the designer, which finds its own way.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'
import type { ApiEnv } from './api-env'
import { HttpProblem } from './problem'

const HASHED = '/assets/'
const YEAR = 'public, max-age=31536000, immutable'

/** A page has no extension; a missing script or picture is not answered with a page. */
const hasExtension = (path: string) => /\.[a-z0-9]{1,8}$/i.test(path)

export function serveDesigner(app: Hono<ApiEnv>, folder: string): void {
  app.get(
    '/*',
    serveStatic({
      root: folder,
      // copies that the build has put beside the files
      precompressed: true,
      onFound: (path, c) => {
        const isHashed = c.req.path.startsWith(HASHED) && !path.endsWith('.html')
        c.header('Cache-Control', isHashed ? YEAR : 'no-cache')
      },
    }),
    async (c) => {
      if (hasExtension(c.req.path)) throw new HttpProblem(404, `There is no file ${c.req.path}`)
      const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => {
        throw new HttpProblem(503, 'The designer is not built; npm start builds it')
      })
      return c.html(page, 200, { 'Cache-Control': 'no-cache' })
    },
  )
}
