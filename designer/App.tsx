/** Which page is shown: by the address, and by whether somebody is signed in. */
import { useCallback, useEffect, useState } from 'react'
import { messageOf } from './api/client'
import { readSession, type SignedIn } from './api/session'
import { LiveProvider } from './live/LiveProvider'
import { Playground } from './playground/Playground'
import { ErrorBoundary } from './shell/ErrorBoundary'
import { Message } from './shell/Message'
import { SignInPage } from './shell/SignInPage'
import { useTheme } from './shell/use-theme'
import { words } from './wording'

type Session =
  | { readonly is: 'unknown' }
  | { readonly is: 'signedIn'; readonly person: SignedIn }
  | { readonly is: 'signedOut'; readonly hasEnded: boolean }
  | { readonly is: 'unreachable'; readonly message: string }

export function App() {
  useTheme()
  const [path, setPath] = useState(() => location.pathname)
  const [session, setSession] = useState<Session>({ is: 'unknown' })

  const look = useCallback(async () => {
    try {
      const person = await readSession()
      setSession((before) =>
        person
          ? { is: 'signedIn', person }
          : { is: 'signedOut', hasEnded: before.is === 'signedIn' || (before.is === 'signedOut' && before.hasEnded) },
      )
    } catch (error) {
      // who was signed in still sees the page, which tells that the connection is lost
      setSession((before) => (before.is === 'signedIn' ? before : { is: 'unreachable', message: messageOf(error) }))
    }
  }, [])
  useEffect(() => {
    void look()
  }, [look])

  useEffect(() => {
    const onMove = () => setPath(location.pathname)
    addEventListener('popstate', onMove)
    return () => removeEventListener('popstate', onMove)
  }, [])
  const go = (to: string) => {
    history.replaceState(null, '', to)
    setPath(to)
  }

  if (path === '/sign-in') {
    return (
      <SignInPage
        token={new URLSearchParams(location.search).get('token') ?? undefined}
        onSignedIn={(person) => {
          setSession({ is: 'signedIn', person })
          go('/')
        }}
      />
    )
  }
  if (path !== '/') return <Message title={words.shell.noSuchPage} action={{ label: words.shell.toPlayground, press: () => go('/') }} />
  switch (session.is) {
    case 'unknown':
      return null
    case 'unreachable':
      return (
        <Message
          title={words.shell.connection.lost}
          text={session.message}
          action={{ label: words.shell.tryAgain, press: () => void look() }}
        />
      )
    case 'signedOut':
      return <Message title={words.signIn.title} text={session.hasEnded ? words.signIn.expired : words.signIn.noLink} />
    case 'signedIn':
      return (
        <ErrorBoundary>
          <LiveProvider onRefused={() => void look()}>
            <Playground person={session.person} onSignedOut={() => setSession({ is: 'signedOut', hasEnded: false })} />
          </LiveProvider>
        </ErrorBoundary>
      )
    default:
      return session satisfies never
  }
}
