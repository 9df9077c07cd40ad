/**
 * Opens the comments where somebody asked for them: by a command, a mark on a card, or an address with a thread (`thread`), which stays in
 * the address for as long as they are open.
 */
import { useEffect } from 'react'
import { useSearchParams } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { answered, asked, askFor } from '../../comments/asked'
import { useEditor } from '../../editor/editor-context'
import { useNarrow } from './use-narrow'

export function useCommentsAsked(): void {
  const { view } = useEditor()
  const isNarrow = useNarrow()
  const [search] = useSearchParams()
  const thread = search.get('thread')

  useEffect(() => {
    const open = () => {
      if (asked.getState().what) view.set({ panel: 'comments', ...(isNarrow ? { rail: undefined } : {}) })
    }
    open()
    return asked.subscribe(open)
  }, [view, isNarrow])
  // another script begins with nothing asked for
  useEffect(() => answered, [])
  useEffect(() => {
    if (thread !== null) askFor({ is: 'thread', id: thread })
  }, [thread])
  useEffect(() => {
    const { pathname } = location
    return view.subscribe(({ panel }, before) => {
      if (before.panel === 'comments' && panel !== 'comments' && location.pathname === pathname) forgetThread()
    })
  }, [view])
}

function forgetThread(): void {
  const search = new URLSearchParams(location.search)
  if (!search.has('thread')) return
  search.delete('thread')
  const rest = search.toString()
  navigate(`${location.pathname}${rest === '' ? '' : `?${rest}`}`, { replace: true })
}
