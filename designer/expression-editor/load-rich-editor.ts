/** The large editor for expressions, and when it may be used. It is loaded when the first field that could use it is shown. */
import type { RichEditors } from './rich-editor-api'

let loading: Promise<RichEditors> | undefined

export function loadRichEditor(): Promise<RichEditors> {
  loading ??= import('./rich-editor').then(({ startRichEditors }) => startRichEditors())
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

/** Fingers and small screens are better served by the browser's own text field. */
export const isRoomy = (): boolean => !matchMedia('(pointer: coarse)').matches && !matchMedia('(max-width: 639px)').matches
