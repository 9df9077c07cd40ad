/** The script file that somebody is about to take over, read but not yet taken; or why it cannot be. */
import { createStore } from 'zustand/vanilla'
import type { Script } from '../../engine/script/script'
import { messageOf } from '../api/client'
import type { Editor } from '../editor/editor'
import { problemInWords } from '../problems/problem-in-words'
import { loadPart } from '../shell/later'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import { type ForeignRead, readForeign } from './read-foreign'

export interface ReadFile {
  readonly name: string
  readonly script: Script
  /** What became of each thing of another system's file. */
  readonly foreign?: ForeignRead
}

export const openImport = createStore<{ readonly file: ReadFile | undefined }>(() => ({ file: undefined }))
export const closeImport = (): void => openImport.setState({ file: undefined })

/** Asks for a file, and shows what it would change. */
export function askForFile(editor: Editor): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.json,application/json'
  input.addEventListener('change', () => {
    const [file] = input.files ?? []
    if (file) void readFile(editor, file)
  })
  input.click()
}

export async function readFile(editor: Editor, file: Pick<File, 'name' | 'size' | 'text'>): Promise<void> {
  const said = words.exchange.import
  if (editor.isReadOnly) return tell(editor, words.canvas.said.readOnly)
  try {
    const { MAX_SCRIPT_BYTES, readScript } = await loadPart(import('../../engine/script/read-script'))
    // a file of gigabytes is not even opened
    if (file.size > MAX_SCRIPT_BYTES) return tell(editor, said.tooLarge(file.name, MAX_SCRIPT_BYTES / 1024 / 1024))
    const text = await file.text()
    const read = readScript(text)
    if (read.ok) return openImport.setState({ file: { name: file.name, script: read.script } })
    const foreign = await readForeign(text)
    if (foreign.is === 'read') return openImport.setState({ file: { name: file.name, script: foreign.script, foreign } })
    if (foreign.is === 'refused') return tell(editor, said.broken(file.name, '', foreign.said))
    const [problem] = read.problems
    tell(editor, said.broken(file.name, problem?.path.join(' › ') ?? '', problem ? problemInWords(problem, { nodes: {} }) : ''))
  } catch (error) {
    tell(editor, said.unreadable(file.name, messageOf(error)))
  }
}
