/** The arrows between folders and files: one way, no cycle, and nothing browser-safe leans on a server. */
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { beforeAll, describe, expect, it } from 'vitest'
import { importRules } from './import-rules'
import { sourceFiles } from './sources'

let result: ICruiseResult

beforeAll(async () => {
  const folders = ['nodes', 'engine', 'designer', 'examples']
  // without swc it would read no TypeScript file at all, find no fault in that, and pass
  const cruised = await cruise(folders, { ruleSet: importRules, validate: true, parser: 'swc', doNotFollow: { path: 'node_modules' } })
  result = cruised.output as ICruiseResult
})

describe('imports', () => {
  it('are read from every source file', () => {
    const read = new Set(result.modules.filter((module) => !module.coreModule).map((module) => module.source))
    expect(sourceFiles('nodes', 'engine', 'designer', 'examples').filter((file) => !read.has(file))).toEqual([])
    expect(result.modules.flatMap((module) => module.dependencies).length).toBeGreaterThan(0)
  })

  for (const { name } of importRules.forbidden ?? [])
    it(`keep the rule: ${name}`, () => {
      const broken = result.summary.violations.filter((violation) => violation.rule.name === name)
      const asText = broken.map(({ from, to, cycle }) => [from, ...(cycle?.map((step) => step.name) ?? [to])].join(' -> '))
      expect(asText).toEqual([])
    })
})
