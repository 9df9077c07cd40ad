/** What each way out of the designer gives. What a format needs is loaded when it is asked for. */
import { saveText } from '../commands/save-text'
import type { Editor } from '../editor/editor'
import { problemInWords } from '../problems/problem-in-words'
import { loadPart } from '../shell/later'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import type { MachineText } from './machine-text'
import { type Scheme, shownScheme } from './picture/palette'
import { saveBlob } from './save-file'

const JSON_TYPE = 'application/json'

export async function saveScript(editor: Editor): Promise<void> {
  const { printScript } = await loadPart(import('../../engine/script/print-script'))
  const script = editor.script.script()
  saved(editor, `${script.id}.json`, JSON_TYPE, printScript(script))
}

export async function saveMachine(editor: Editor): Promise<void> {
  const { machineText } = await loadPart(import('./machine-text'))
  const script = editor.script.script()
  savedMachine(editor, machineText(script), `${script.id}.machine.json`, JSON_TYPE)
}

export async function saveScxml(editor: Editor): Promise<void> {
  const { scxmlMachine } = await loadPart(import('./scxml-machine'))
  const script = editor.script.script()
  savedMachine(editor, scxmlMachine(script), `${script.id}.scxml`, 'application/scxml+xml')
}

function savedMachine(editor: Editor, machine: MachineText, name: string, type: string): void {
  if (machine.is === 'machine') return saved(editor, name, type, machine.text)
  const script = editor.script.script()
  const [problem] = machine.problems
  tell(editor, words.exchange.noMachine(problem ? problemInWords(problem, script) : ''), {
    action: { label: words.exchange.showProblems, press: () => editor.view.set({ isProblemsOpen: true }) },
  })
}

export async function saveMermaid(editor: Editor): Promise<void> {
  const { mermaidText } = await loadPart(import('./mermaid'))
  const script = editor.script.script()
  saved(editor, `${script.id}.mmd`, 'text/plain', mermaidText(script))
}

export async function saveSvg(editor: Editor, scheme: Scheme = shownScheme()): Promise<void> {
  const { makePicture } = await loadPart(import('./picture/make-picture'))
  const script = editor.script.script()
  saved(editor, `${script.id}.svg`, 'image/svg+xml', (await makePicture(script, scheme)).svg)
}

export async function savePng(editor: Editor, scheme: Scheme = shownScheme()): Promise<void> {
  const { asPng, makePicture } = await loadPart(import('./picture/make-picture'))
  const script = editor.script.script()
  const name = `${script.id}.png`
  saveBlob(name, await asPng(await makePicture(script, scheme)))
  tell(editor, words.exchange.saved(name))
}

function saved(editor: Editor, name: string, type: string, text: string): void {
  saveText(name, type, text)
  tell(editor, words.exchange.saved(name))
}
