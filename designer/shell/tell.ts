/** Tells a person what came of something they asked for: aloud, and as a notice upon the page. */
import type { Editor } from '../editor/editor'
import type { Notice } from '../saving/notices'
import { savingOf } from '../saving/saving'

export function tell(editor: Editor, text: string, { action, tone = 'plain' }: Partial<Pick<Notice, 'action' | 'tone'>> = {}): void {
  editor.announcer.say(text)
  savingOf(editor)?.notices.show({ tone, text, ...(action ? { action } : {}) })
}
