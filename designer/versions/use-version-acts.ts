/** What can be done with a state of the history: show it, hold it against another, make it the draft again, let it run again. */
import type { RunsChoice } from '../../engine/directory/run-changes'
import type { ScriptHistoryItem } from '../../engine/directory/script-history'
import { runVersion } from '../api/scripts'
import { useEditor } from '../editor/editor-context'
import { type CommandRunner, useCommand } from '../live/use-command'
import { useSaving } from '../saving/use-saving'
import { words } from '../wording/words'
import { totalShown } from './difference-list'
import { loadNamed } from './history-data'
import { showDifference, showVersion } from './show-difference'
import { type Named, showDraft, shown } from './shown'

export interface VersionActs extends Pick<CommandRunner, 'isRunning' | 'problem'> {
  show(item: ScriptHistoryItem): void
  showLocal(named: Named): void
  /** `after` undefined: the draft as it is now. */
  compare(before: ScriptHistoryItem, after: ScriptHistoryItem | undefined): void
  compareLocal(named: Named): void
  restore(item: ScriptHistoryItem): void
  restoreNamed(named: Named): void
  /** Resolves to whether it runs. */
  runAgain(version: number, runs: RunsChoice): Promise<boolean>
}

export function useVersionActs(): VersionActs {
  const editor = useEditor()
  const { sync } = useSaving()
  const { isRunning, problem, run } = useCommand()
  const { said, draft } = words.versions
  const scriptId = editor.script.script().id
  const directory = () => editor.view.getState().directory
  const { signal } = new AbortController()
  const draftNow = (): Named => ({ label: draft, script: editor.script.script() })
  const load = (item: ScriptHistoryItem | undefined) =>
    item === undefined || (item.kind === 'draft' && item.isCurrent) ? Promise.resolve(draftNow()) : loadNamed(scriptId, item, signal)

  function showNamed(named: Named): void {
    showVersion(named, directory())
    editor.announcer.say(said.shown(named.label))
  }

  function compareNamed(before: Named, after: Named): void {
    showDifference(before, after, directory())
    const now = shown.getState()
    if (now.is === 'difference') editor.announcer.say(said.compared(totalShown(now.list)))
  }

  function restoreNamed({ label, script }: Named): void {
    editor.dispatch({ type: 'replaceScript', script, because: 'restored' })
    showDraft()
    editor.announcer.say(said.restored(label))
  }

  return {
    isRunning,
    problem,
    show: (item) => void run(async () => showNamed(await load(item))),
    showLocal: showNamed,
    compare: (before, after) =>
      void run(async () => {
        const [from, to] = await Promise.all([load(before), load(after)])
        compareNamed(from, to)
      }),
    compareLocal: (named) => compareNamed(named, draftNow()),
    restore: (item) => void run(async () => restoreNamed(await load(item))),
    restoreNamed,
    runAgain: (version, runs) =>
      run(async () => {
        await runVersion(scriptId, version, runs)
        sync.heardPublished(version)
        editor.announcer.say(said.runs(version))
      }),
  }
}
