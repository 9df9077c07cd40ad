/** An expression, or a text with `{{ }}`, in colours. */

import styles from './expression.module.css'
import type { Language } from './highlight'
import { partsOf } from './highlight'

interface HighlightedProps {
  readonly source: string
  readonly language: Language
}

export function Highlighted({ source, language }: HighlightedProps) {
  // parts have no identity but their place
  return partsOf(source, language).map(({ is, text }, place) => (
    <span key={String(place)} className={styles[is]}>
      {text}
    </span>
  ))
}
