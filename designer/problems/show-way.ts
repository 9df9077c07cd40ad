/** Lights the way that a proof found on the canvas, until it is put out, the list of problems closes, the drawing changes, or another way is lit. */
import type { Problem } from '../../engine/script/script'
import type { Editor } from '../editor/editor'
import { type LitPath, litPath } from '../playground/script/way'
import { words } from '../wording/words'

export function showWay({ view, script, announcer }: Editor, { way = [], node }: Problem): void {
  const path: LitPath = litPath({
    steps: [...way, ...(node === undefined ? [] : [{ node }])].map((step, place) => ({
      ...{ id: String(place), at: 0, kind: script.script().nodes[step.node]?.kind ?? '' },
      ...step,
    })),
  })
  view.set({ path })
  view.reveal([...path.nodes].filter((id) => id in script.script().nodes))
  announcer.say(words.problems.wayShown(way.length))
  const putOut = () => {
    for (const end of ends) end()
    if (view.getState().path === path) view.set({ path: undefined })
  }
  const ends = [
    script.subscribe((now, before) => {
      if (now.script !== before.script) putOut()
    }),
    // without the list nothing would put it out
    view.subscribe((now, before) => {
      if ((before.isProblemsOpen && !now.isProblemsOpen) || now.path !== path) putOut()
    }),
  ]
}

export function hideWay({ view, announcer }: Editor): void {
  view.set({ path: undefined })
  announcer.say(words.problems.wayHidden)
}
