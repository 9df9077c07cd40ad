/** Keeps a part of the page that failed, or could not be loaded, from taking the rest along: it says so where the part would be. */
import { Component, type ReactNode } from 'react'
import controls from '../controls.module.css'
import { words } from '../wording/words'
import { NotLoaded } from './later'
import styles from './states.module.css'

interface PartBoundaryProps {
  readonly children: ReactNode
  /** Says it, where there is no room for it: a dialog that does not open. */
  readonly onFailed?: (said: string) => void
}

interface PartBoundaryState {
  readonly failure: { readonly error: unknown } | undefined
}

export class PartBoundary extends Component<PartBoundaryProps, PartBoundaryState> {
  override state: PartBoundaryState = { failure: undefined }

  static getDerivedStateFromError(error: unknown): PartBoundaryState {
    return { failure: { error } }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onFailed?.(saidOf(error))
  }

  override render() {
    const { failure } = this.state
    if (!failure) return this.props.children
    if (this.props.onFailed) return null
    return (
      <div className={styles.state} role="alert">
        <p className={styles.help}>{saidOf(failure.error)}</p>
        {failure.error instanceof NotLoaded ? (
          <button type="button" className={controls.button} onClick={() => location.reload()}>
            {words.shell.reload}
          </button>
        ) : (
          <button type="button" className={controls.button} onClick={() => this.setState({ failure: undefined })}>
            {words.shell.tryAgain}
          </button>
        )}
      </div>
    )
  }
}

const saidOf = (error: unknown): string => (error instanceof NotLoaded ? error.message : words.shell.startOver)
