/** Which page is shown: by the address, and by whether somebody is signed in. */
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react'
import { Route, Switch, useLocation, useSearchParams } from 'wouter'
import { messageOf } from './api/client'
import { readAhead } from './api/scripts'
import { readSession, type SignedIn, signOut } from './api/session'
import { LiveProvider } from './live/LiveProvider'
import { ErrorBoundary } from './shell/ErrorBoundary'
import { Loading } from './shell/Loading'
import { Message } from './shell/Message'
import { SignInPage } from './shell/SignInPage'
import { SessionContext } from './shell/session-context'
import { speakOfLaterParts, words } from './wording/words'

// each page brings its own half of the product
const Playground = lazy(async () => {
  await speakOfLaterParts()
  return { default: (await import('./playground/Playground')).Playground }
})
const ScriptsPage = lazy(async () => {
  await speakOfLaterParts()
  return { default: (await import('./pages/ScriptsPage')).ScriptsPage }
})
const loadScriptPage = () => import('./pages/ScriptPage').then(({ ScriptPage: page }) => ({ default: page }))
const ScriptPage = lazy(loadScriptPage)

type Session =
  | { readonly is: 'unknown' }
  /** `hasEnded`: the sign-in has run out; what is on the page stays, because something may be typed there. */
  | { readonly is: 'signedIn'; readonly person: SignedIn; readonly hasEnded: boolean }
  | { readonly is: 'signedOut' }
  | { readonly is: 'unreachable'; readonly message: string }

export function App() {
  const [path, go] = useLocation()
  const [search] = useSearchParams()
  const [session, setSession] = useState<Session>({ is: 'unknown' })

  const look = useCallback(async () => {
    try {
      const person = await readSession()
      setSession((before) => {
        if (person) return { is: 'signedIn', person, hasEnded: false }
        return before.is === 'signedIn' ? { ...before, hasEnded: true } : { is: 'signedOut' }
      })
    } catch (error) {
      // who was signed in still sees the page, which tells that the connection is lost
      setSession((before) => (before.is === 'signedIn' ? before : { is: 'unreachable', message: messageOf(error) }))
    }
  }, [])
  useEffect(() => {
    void look()
    // the largest page comes while the server says who is there; if it cannot, it is loaded again when it is drawn
    const [, id] = /^\/scripts\/([a-z0-9-]+)$/.exec(location.pathname) ?? []
    if (id === undefined) return
    readAhead(id)
    loadScriptPage().catch(() => undefined)
  }, [look])

  if (path === '/sign-in') {
    return (
      <SignInPage
        token={search.get('token') ?? undefined}
        onSignedIn={(person) => {
          setSession({ is: 'signedIn', person, hasEnded: false })
          go('/', { replace: true })
        }}
      />
    )
  }
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
      return <Message title={words.signIn.title} text={words.signIn.noLink} />
    case 'signedIn': {
      const { person, hasEnded } = session
      const leave = async () => {
        await signOut().catch(() => undefined)
        setSession({ is: 'signedOut' })
      }
      const keepsTyping = path.startsWith('/scripts')
      if (hasEnded && !keepsTyping) return <Message title={words.signIn.title} text={words.signIn.expired} />
      return (
        <ErrorBoundary>
          <SessionContext value={{ person, hasEnded, look, leave }}>
            <LiveProvider onRefused={() => void look()}>
              <Pages person={person} />
            </LiveProvider>
          </SessionContext>
        </ErrorBoundary>
      )
    }
    default:
      return session satisfies never
  }
}

function Pages({ person }: { readonly person: SignedIn }) {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/">
          <Playground person={person} />
        </Route>
        <Route path="/scripts">
          <ScriptsPage />
        </Route>
        <Route path="/scripts/:id">{({ id }) => <ScriptPage key={id} id={id} />}</Route>
        <Route>
          <NoSuchPage />
        </Route>
      </Switch>
    </Suspense>
  )
}

function NoSuchPage(): ReactNode {
  const [, go] = useLocation()
  return <Message title={words.shell.noSuchPage} action={{ label: words.shell.toPlayground, press: () => go('/') }} />
}
