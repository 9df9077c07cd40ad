/**
 * Which case's way stands on the canvas in place of the draft: the address says it, so that the way can be shared and the browser's
 * own Back leads home. `run` is missing where the newest run of the case is meant.
 */
import { useCallback } from 'react'
import { useSearchParams } from 'wouter'
import { navigate } from 'wouter/use-browser-location'

export interface ShownCase {
  /** Key of the conversation. */
  readonly conversation: string
  readonly run: number | undefined
}

export const caseAddress = (scriptId: string, { conversation, run }: ShownCase): string =>
  `/scripts/${encodeURIComponent(scriptId)}?${withCase(new URLSearchParams(), { conversation, run })}`

/** The case that is shown, and how to show another, or none. */
export function useShownCase(): readonly [ShownCase | undefined, (shown: ShownCase | undefined) => void] {
  const [search, setSearch] = useSearchParams()
  const conversation = search.get('case')
  const run = Number(search.get('run') ?? Number.NaN)
  const show = useCallback(
    (shown: ShownCase | undefined) => setSearch((before) => withCase(new URLSearchParams(before), shown)),
    [setSearch],
  )
  return [conversation === null ? undefined : { conversation, run: Number.isInteger(run) ? run : undefined }, show]
}

/** For commands, which are no components. */
export function closeShownCase(): void {
  const rest = withCase(new URLSearchParams(location.search), undefined).toString()
  navigate(`${location.pathname}${rest === '' ? '' : `?${rest}`}`)
}

export const isCaseShown = (): boolean => new URLSearchParams(location.search).has('case')

/** A case takes the canvas for itself: a version shown before it goes. */
function withCase(search: URLSearchParams, shown: ShownCase | undefined): URLSearchParams {
  for (const name of ['case', 'run', 'step', 'version', 'node']) search.delete(name)
  if (!shown) return search
  search.set('case', shown.conversation)
  if (shown.run !== undefined) search.set('run', String(shown.run))
  return search
}
