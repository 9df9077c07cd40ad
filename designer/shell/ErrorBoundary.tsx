/** Keeps a failure of the page from leaving nothing on the screen. */
import { Component, type ReactNode } from 'react'
import { words } from '../wording/words'
import { Message } from './Message'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <Message
        title={words.shell.failed}
        text={words.shell.failedHelp}
        action={{ label: words.shell.reload, press: () => location.reload() }}
      />
    )
  }
}
