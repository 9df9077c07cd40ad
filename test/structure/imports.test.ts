/** The arrows between folders and files: one way, no cycle, and nothing browser-safe leans on a server. */
import swc from '@swc/core'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { importRules } from './import-rules'
import { allFiles, sourceFiles } from './sources'

const FOLDERS = ['nodes', 'engine', 'designer', 'examples']

let result: ICruiseResult

beforeAll(async () => {
  // dependency-cruiser has every file read as plain TypeScript, and stops at the first tag in a component
  const { parseFileSync } = swc
  const parser = vi.spyOn(swc, 'parseFileSync')
  parser.mockImplementation((file: string, options = { syntax: 'typescript' }) =>
    parseFileSync(file, { ...options, syntax: 'typescript', tsx: file.endsWith('.tsx') }),
  )
  // without swc it would read no TypeScript file at all, find no fault in that, and pass
  const options = { ruleSet: importRules, validate: true, parser: 'swc', doNotFollow: { path: 'node_modules' } } as const
  const folders = FOLDERS.filter((folder) => allFiles(folder).length > 0)
  const resolution = {
    exportsFields: ['exports'],
    conditionNames: ['types', 'node', 'import', 'default'],
    extensions: ['.ts', '.tsx', '.js', '.d.ts'],
  }
  result = (await cruise(folders, options, resolution)).output as ICruiseResult
  parser.mockRestore()
})

describe('imports', () => {
  it('are read from every source file', () => {
    const read = new Set(result.modules.filter((module) => !module.coreModule).map((module) => module.source))
    expect(sourceFiles(...FOLDERS).filter((file) => !read.has(file))).toEqual([])
    expect(result.modules.flatMap((module) => module.dependencies).length).toBeGreaterThan(0)
  })

  for (const { name } of importRules.forbidden ?? [])
    it(`keep the rule: ${name}`, () => {
      const broken = result.summary.violations.filter((violation) => violation.rule.name === name)
      const asText = broken.map(({ from, to, cycle }) => [from, ...(cycle?.map((step) => step.name) ?? [to])].join(' -> '))
      expect(asText).toEqual([])
    })
})
