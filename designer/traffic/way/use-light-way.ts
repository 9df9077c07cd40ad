/** Lights the way on the canvas, looks where it is, and says so; a node that is selected there leads back to its step. */
import { useEffect, useEffectEvent, useRef } from 'react'
import { viewIn } from '../../canvas/view-in-address'
import { useEditor } from '../../editor/editor-context'
import type { RunWay } from '../../playground/script/way'
import { words } from '../../wording/words'
import { namingBy } from '../naming'
import { type At, placeOf } from './at'
import { pathAt } from './case-way'
import { goToStep } from './way-store'

export function useLightWay(run: RunWay | undefined, at: At): void {
  const { view, selection, announcer, script } = useEditor()
  const place = run ? placeOf(at, run) : -1
  const step = run?.steps[place]

  useEffect(() => {
    if (run) view.set({ path: pathAt(run, at) })
  }, [view, run, at])

  const firstStep = useRef<string>(undefined)
  const look = useEffectEvent(() => {
    if (!run || !step) return
    const isWhole = at === 'end' && run.end !== undefined
    firstStep.current ??= step.id
    // a link that says what is seen is taken at its word; the steps after it are looked for
    if (firstStep.current !== step.id || !viewIn(location.search))
      view.reveal(isWhole ? [...new Set(run.steps.map(({ node }) => node))] : [step.node])
    const naming = namingBy(script.script())
    const port = step.port === undefined ? undefined : naming.port(step.node, step.port)
    announcer.say(words.traffic.way.announced(place + 1, run.steps.length, naming.node(step.node), port))
  })
  const stepId = step?.id
  useEffect(() => {
    if (stepId !== undefined) look()
  }, [stepId])

  const goToVisit = useEffectEvent((node: string) => {
    const visits = (run?.steps ?? []).flatMap((each, index) => (each.node === node ? [index] : []))
    if (visits.includes(place)) return
    // of several visits the next one, else the last before
    const visit = visits.find((index) => index > place) ?? visits.at(-1)
    if (visit !== undefined) goToStep(visit)
  })
  useEffect(
    () =>
      selection.subscribe(({ nodes }, before) => {
        const [node] = nodes
        if (nodes !== before.nodes && nodes.size === 1 && node !== undefined) goToVisit(node)
      }),
    [selection],
  )
}
