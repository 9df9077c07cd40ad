/**
 * The published version on the canvas stands in the address (`version`), so that it can be shared and the browser's own Back leads to
 * what was shown before. Saved states and comparisons have no address; they leave it.
 */
import { useEffect, useEffectEvent } from 'react'
import { useSearchParams } from 'wouter'
import { navigate } from 'wouter/use-browser-location'
import { messageOf, Refused } from '../../api/client'
import { readVersion } from '../../api/scripts'
import { viewIn } from '../../canvas/view-in-address'
import { useEditor, useScript } from '../../editor/editor-context'
import { tell } from '../../shell/tell'
import { showVersion } from '../../versions/show-difference'
import { type Shown, showDraft, shown } from '../../versions/shown'
import { words } from '../../wording/words'

export function useVersionInAddress(): void {
  const editor = useEditor()
  const scriptId = useScript(({ script }) => script.id)
  const [search] = useSearchParams()
  const wanted = versionIn(search)

  const show = useEffectEvent(async (version: number, signal: AbortSignal) => {
    const label = words.versions.version(version)
    try {
      const script = await readVersion(scriptId, version, signal)
      if (signal.aborted) return
      showVersion({ label, version, script }, editor.view.getState().directory)
      editor.announcer.say(words.versions.said.shown(label))
      selectOnIt(search.get('node'))
    } catch (error) {
      if (signal.aborted) return
      const isMissing = error instanceof Refused && error.status === 404
      const { noSuchVersion, notLoaded } = words.versions.said
      tell(editor, isMissing ? noSuchVersion(version) : notLoaded(label, messageOf(error)))
      writeVersion(undefined, { replace: true })
    }
  })

  useEffect(() => {
    const now = versionOf(shown.getState())
    if (wanted === now) return
    if (wanted === undefined) return showDraft()
    const abort = new AbortController()
    void show(wanted, abort.signal)
    return () => abort.abort()
  }, [wanted])

  useEffect(() => {
    const { pathname } = location
    return shown.subscribe((now) => {
      // what is shown goes with the page, which has another address by then
      if (location.pathname === pathname) writeVersion(versionOf(now))
    })
  }, [])
}

const versionOf = (now: Shown): number | undefined => (now.is === 'version' ? now.what.version : undefined)

function versionIn(search: URLSearchParams): number | undefined {
  const version = search.get('version') ?? ''
  return /^[1-9]\d{0,8}$/.test(version) ? Number(version) : undefined
}

function writeVersion(version: number | undefined, options: { readonly replace?: boolean } = {}): void {
  const search = new URLSearchParams(location.search)
  if (versionIn(search) === version) return
  search.delete('version')
  if (version !== undefined) {
    // it takes the canvas for itself
    for (const name of ['case', 'run', 'step', 'node']) search.delete(name)
    search.set('version', String(version))
  }
  const rest = search.toString()
  navigate(`${location.pathname}${rest === '' ? '' : `?${rest}`}`, options)
}

function selectOnIt(node: string | null): void {
  const now = shown.getState()
  if (node === null || now.is === 'draft' || !(node in now.editor.script.script().nodes)) return
  now.editor.selection.selectNode(node)
  // a link that says what is seen is taken at its word
  if (!viewIn(location.search)) now.editor.view.reveal([node])
}
