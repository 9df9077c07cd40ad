/** Leads to the node of an old version where cases stand: on the canvas, in the version that they run. */

import { messageOf } from '../api/client'
import { readVersion } from '../api/scripts'
import type { Editor } from '../editor/editor'
import { tell } from '../shell/tell'
import { showVersion } from '../versions/show-difference'
import { shown } from '../versions/shown'
import { words } from '../wording/words'

export async function showStanding(draft: Editor, node: string, version: number): Promise<void> {
  const label = words.versions.version(version)
  try {
    const script = await readVersion(draft.script.script().id, version, new AbortController().signal)
    showVersion({ label, version, script }, draft.view.getState().directory)
    const now = shown.getState()
    if (now.is !== 'version') return
    now.editor.selection.selectNode(node)
    now.editor.view.reveal([node], true)
    draft.announcer.say(words.versions.said.shown(label))
  } catch (error) {
    tell(draft, words.versions.said.notLoaded(label, messageOf(error)))
  }
}
