/** Shows a text in Monaco, or in a plain field: for fingers and narrow pages, and where Monaco cannot be had. */
import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import { Loading } from '../shell/Loading'
import { words } from '../wording/words'
import type { CodeSurfaceProps } from './code-surface'
import styles from './code-view.module.css'
import { PlainSurface } from './PlainSurface'

const MonacoSurface = lazy(async () => ({ default: (await import('./MonacoSurface')).MonacoSurface }))

const PLAIN = '(pointer: coarse), (max-width: 859px)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(PLAIN)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** A page without workers, such as a test, has no Monaco either. */
const isPlainBetter = () => matchMedia(PLAIN).matches || typeof Worker === 'undefined'

export function CodeArea({ model, ...props }: CodeSurfaceProps & { readonly model: 'script' | 'machine' }) {
  const isPlain = useSyncExternalStore(subscribe, isPlainBetter)
  const [hasFailed, setHasFailed] = useState(false)
  if (isPlain || hasFailed) {
    return (
      <>
        {hasFailed && <p className={styles.hint}>{words.codeView.onlyPlain}</p>}
        <PlainSurface {...props} />
      </>
    )
  }
  return (
    <Suspense fallback={<Loading text={words.codeView.loading} />}>
      <MonacoSurface {...props} model={model} onFailed={() => setHasFailed(true)} />
      <p className={styles.hint}>{words.codeView.tab}</p>
    </Suspense>
  )
}
