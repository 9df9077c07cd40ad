/** What can be done with a script of the list. */
import { useState } from 'react'
import { deleteScript, type ScriptSummary } from '../../api/scripts'
import { type CommandRunner, useCommand } from '../../live/use-command'
import { words } from '../../wording/words'
import { addScript, MAX_NAME, readDocument } from './add-script'
import { saveAsFile } from './save-as-file'

export interface ScriptActs extends Pick<CommandRunner, 'isRunning' | 'problem'> {
  /** What was done last, for those who do not see the list change. */
  readonly said: string
  duplicate(script: ScriptSummary): void
  save(script: ScriptSummary): void
  /** Resolves to whether it is gone. */
  remove(script: ScriptSummary): Promise<boolean>
}

/** @param all every script, whose ids are taken */
export function useScriptActs(all: readonly ScriptSummary[], onChanged: () => void): ScriptActs {
  const { isRunning, problem, run } = useCommand()
  const [said, setSaid] = useState('')
  const { scripts } = words

  function done(text: string): void {
    setSaid(text)
    onChanged()
  }

  return {
    ...{ isRunning, problem, said },
    duplicate: ({ id, name }) =>
      void run(async () => {
        const { script } = await readDocument(id)
        const copy = scripts.copyOf(name).slice(0, MAX_NAME)
        await addScript({ ...script, name: copy }, all)
        done(scripts.said.duplicated(copy))
      }),
    save: ({ id }) => void run(async () => saveAsFile((await readDocument(id)).script)),
    remove: ({ id, name }) =>
      run(async () => {
        await deleteScript(id)
        done(scripts.said.deleted(name))
      }),
  }
}
