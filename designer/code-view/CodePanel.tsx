/** The code view: the script's JSON, which can be typed, and the machine that it becomes. */
import { Copy, Download } from 'lucide-react'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { messageOf } from '../api/client'
import controls from '../controls.module.css'
import { useEditor } from '../editor/editor-context'
import { saveMachine, saveScript } from '../exchange/export-acts'
import { tell } from '../shell/tell'
import { words } from '../wording/words'
import styles from './code-view.module.css'
import { MachineCode } from './MachineCode'
import { ScriptCode } from './ScriptCode'

export function CodePanel() {
  const editor = useEditor()
  const [shown, setShown] = useState<'script' | 'machine'>('script')
  const { copy, download } = words.codeView

  async function copyShown() {
    try {
      const text = await shownText()
      if (text === undefined) return tell(editor, words.codeView.noMachine)
      await navigator.clipboard.writeText(text)
      tell(editor, words.codeView.copied)
    } catch (error) {
      tell(editor, words.codeView.notCopied(messageOf(error)))
    }
  }
  async function shownText(): Promise<string | undefined> {
    const script = editor.script.script()
    if (shown === 'script') return (await import('../../engine/script/print-script')).printScript(script)
    const machine = (await import('../exchange/machine-text')).machineText(script)
    return machine.is === 'machine' ? machine.text : undefined
  }
  async function save() {
    try {
      await (shown === 'script' ? saveScript(editor) : saveMachine(editor))
    } catch (error) {
      tell(editor, messageOf(error))
    }
  }

  return (
    <Tabs
      className={styles.panel ?? ''}
      selectedKey={shown}
      onSelectionChange={(key) => setShown(key === 'machine' ? 'machine' : 'script')}
    >
      <div className={styles.bar}>
        <TabList className={styles.tabs ?? ''} aria-label={words.codeView.tabs}>
          <Tab id="script" className={styles.tab ?? ''}>
            {words.codeView.script}
          </Tab>
          <Tab id="machine" className={styles.tab ?? ''}>
            {words.codeView.machine}
          </Tab>
        </TabList>
        <button type="button" className={controls.icon} aria-label={copy} title={copy} onClick={() => void copyShown()}>
          <Copy size={16} aria-hidden />
        </button>
        <button type="button" className={controls.icon} aria-label={download} title={download} onClick={() => void save()}>
          <Download size={16} aria-hidden />
        </button>
      </div>
      <TabPanel id="script" className={styles.shown ?? ''}>
        <ScriptCode key={editor.script.script().id} />
      </TabPanel>
      <TabPanel id="machine" className={styles.shown ?? ''}>
        <MachineCode />
      </TabPanel>
    </Tabs>
  )
}
