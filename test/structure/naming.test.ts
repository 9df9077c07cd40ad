/** Where things are and what they are called: names tell the story, and every file opens with the question it answers. */
import { describe, expect, it } from 'vitest'
import { allFiles, readSource, sourceFiles } from './sources'

const FOLDERS = ['nodes', 'engine', 'designer', 'examples', 'test', 'scripts']
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/
const PASCAL = /^([A-Z][a-z0-9]*)+$/

const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1).replace(/(\.(test|worker|d))?\.[cm]?[jt]sx?$/, '')
const codeFiles = () => allFiles(...FOLDERS).filter((file) => /\.[cm]?[jt]sx?$/.test(file))

describe('source files', () => {
  it('are named in kebab-case, React components in PascalCase', () => {
    const misnamed = codeFiles().filter((file) => !KEBAB.test(nameOf(file)) && !(file.endsWith('.tsx') && PASCAL.test(nameOf(file))))
    expect(misnamed).toEqual([])
  })

  it('lie in folders named in kebab-case', () => {
    const misnamed = codeFiles().filter(
      (file) =>
        !file
          .split('/')
          .slice(0, -1)
          .every((folder) => KEBAB.test(folder)),
    )
    expect(misnamed).toEqual([])
  })

  // a test's own sentences say what it answers
  it('open with a comment that says what they answer', () => {
    const opening = /^(#![^\n]*\n)?\/\*\*\s*\S/
    const files = codeFiles().filter((file) => !/\.test\.tsx?$/.test(file))
    expect(files.filter((file) => !opening.test(readSource(file)))).toEqual([])
  })

  it('import their neighbours without an extension', () => {
    const extension = /(from\s+|import\s*\(?\s*)['"]\.{1,2}\/[^'"]*\.[cm]?[jt]sx?['"]/
    const withOne = sourceFiles(...FOLDERS).filter((file) => extension.test(readSource(file)))
    expect(withOne).toEqual([])
  })
})
