/** What is shown, when it is not a node. */
import type { ReactNode } from 'react'
import styles from './other.module.css'

export function Head({ what, name, children }: { readonly what: string; readonly name?: string; readonly children?: ReactNode }) {
  return (
    <header className={styles.head}>
      <p className={styles.what}>{what}</p>
      {name !== undefined && (
        <h3 className={styles.name} dir="auto">
          {name}
        </h3>
      )}
      {children}
    </header>
  )
}
