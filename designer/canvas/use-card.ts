/** What a card shows besides its own node: each card reads its own values only, so that news about one draws only that one anew. */
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import type { ScriptNode } from '../../engine/script/script'
import { useEditor } from '../editor/editor-context'
import type { Mark } from '../editor/view-state'
import { problemsAt } from '../problems/by-place'
import { linkId } from '../script/apply-edit'
import { problemsOf } from './by-node'
import { useCanvasUi } from './canvas-ui'
import { cardText } from './card-text'
import { fallbackOf } from './unwired'

export interface CardState {
  /** Of the run whose way is lit. */
  readonly run: 'none' | 'here' | 'visited' | 'elsewhere'
  readonly errors: number
  readonly warnings: number
  readonly waiting: number
  readonly entered: number | undefined
  readonly mark: Mark | undefined
  /** How many threads are about it. */
  readonly comments: number
  readonly hasBreakpoint: boolean
}

export function useCardState(id: string): CardState {
  const { view } = useEditor()
  return useStore(
    view,
    useShallow(({ path, problems, traffic, comments, marks, breakpoints }): CardState => {
      const own = traffic?.nodes.get(id)
      return {
        run: !path ? 'none' : path.current === id ? 'here' : path.nodes.has(id) ? 'visited' : 'elsewhere',
        ...problemsOf(problems, id),
        waiting: own?.waiting ?? 0,
        entered: own?.entered,
        mark: marks?.get(id),
        comments: comments?.get(id) ?? 0,
        hasBreakpoint: breakpoints.has(id),
      }
    }),
  )
}

export type Wiring = 'linked' | 'default' | 'errorHandler' | 'defaultSkill' | 'event' | 'stays'

/** Where each port leads, in the order of the ports. */
export function useWiring(id: string, node: ScriptNode): readonly Wiring[] {
  const { script } = useEditor()
  return useStore(
    script,
    useShallow((state) => cardText(node).ports.map(({ id: port }): Wiring => fallbackOf(state.script, id, node, port)?.is ?? 'linked')),
  )
}

export interface PortNews {
  readonly isTaken: boolean
  readonly hasProblem: boolean
  readonly count: number | undefined
}

/** By port, flat, so that it compares cheaply: taken, problem, count. */
export function usePortNews(id: string, node: ScriptNode): readonly PortNews[] {
  const { view } = useEditor()
  const ports = cardText(node).ports
  const flat = useStore(
    view,
    useShallow(({ path, problems, traffic }) => {
      return ports.flatMap(({ id: port }) => [
        path?.cords.has(linkId(id, port)) ?? false,
        problemsAt(problems, id, port).length > 0,
        traffic?.ports.get(linkId(id, port)),
      ])
    }),
  )
  return ports.map((_, place) => ({
    isTaken: flat[3 * place] === true,
    hasProblem: flat[3 * place + 1] === true,
    count: flat[3 * place + 2] as number | undefined,
  }))
}

/** Where on the card the keyboard stands: on the card, on a port, or not here. */
export function useStanding(id: string): 'card' | { readonly port: string } | undefined {
  const { selection } = useEditor()
  const port = useStore(selection, ({ at }) => (at?.is === 'node' && at.id === id ? (at.port ?? true) : undefined))
  return port === undefined ? undefined : port === true ? 'card' : { port: port as string }
}

export const useIsRenaming = (id: string): boolean => useCanvasUi(({ writing }) => writing?.is === 'node' && writing.id === id)
export const useIsDropTarget = (id: string): boolean => useCanvasUi(({ dropTarget }) => dropTarget?.node === id)
