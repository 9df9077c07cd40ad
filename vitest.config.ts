/** Where tests are found and what they run in: Node for everything, except that components of the designer get a DOM. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}', 'examples/**/*.test.ts'],
          exclude: ['test/designer/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'designer',
          environment: 'jsdom',
          include: ['test/designer/**/*.test.{ts,tsx}'],
          setupFiles: 'test/designer/all-words.ts',
        },
      },
    ],
  },
})
