/** Commands of the history. */
import { readScript } from '../api/scripts'
import type { Command } from '../commands/command'
import { savingOf } from '../saving/saving'
import { words } from '../wording/words'
import { showDraft, shown } from './shown'

export const versionsCommands: readonly Command[] = [
  {
    id: 'versions.history',
    group: 'view',
    title: () => words.versions.commands.history,
    keys: ['g v'],
    where: 'canvas',
    run: ({ view }) => view.set({ panel: 'versions' }),
  },
  {
    id: 'versions.compare-with-published',
    group: 'view',
    title: () => words.versions.commands.compareWithPublished,
    where: 'anywhere',
    isEnabled: (editor) => savingOf(editor)?.sync.getState().publishedVersion !== undefined,
    async run({ script, view }) {
      const { published } = await readScript(script.script().id, new AbortController().signal)
      if (!published) return
      const before = { label: words.versions.version(published.version), ...published }
      const { showDifference } = await import('./show-difference')
      showDifference(before, { label: words.versions.draft, script: script.script() }, view.getState().directory)
      view.set({ panel: 'versions' })
    },
  },
  {
    id: 'versions.back-to-draft',
    group: 'view',
    title: () => words.versions.commands.backToDraft,
    where: 'anywhere',
    isEnabled: () => shown.getState().is !== 'draft',
    run: showDraft,
  },
]
