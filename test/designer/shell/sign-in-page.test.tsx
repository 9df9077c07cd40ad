import '../a-page'
import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SignInPage } from '../../../designer/shell/SignInPage'

const person = { id: 'p1', name: 'Dana', role: 'administrator' }

function opened(answer: () => Response, token: string | undefined = 'secret') {
  const fetched = vi.fn(async (_path: string, _init: { body?: string }) => answer())
  vi.stubGlobal('fetch', fetched)
  const onSignedIn = vi.fn()
  render(<SignInPage token={token} onSignedIn={onSignedIn} />)
  return { fetched, onSignedIn }
}
const signIn = (name: string) =>
  act(async () => {
    fireEvent.change(screen.getByLabelText('Your name'), { target: { value: name } })
    fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  })

describe('the sign-in page', () => {
  afterEach(() => void vi.unstubAllGlobals())

  it('signs in with the link’s token and the name', async () => {
    const { fetched, onSignedIn } = opened(() => Response.json({ person }))
    await signIn(' Dana ')
    expect(JSON.parse(fetched.mock.calls[0]?.[1].body ?? '')).toEqual({ token: 'secret', name: 'Dana' })
    expect(onSignedIn.mock.calls).toEqual([[person]])
  })

  it('asks for a name before it asks the server', async () => {
    const { fetched } = opened(() => Response.json({ person }))
    await signIn('  ')
    expect(screen.getByRole('alert').textContent).toContain('Write your name first.')
    expect(fetched).not.toHaveBeenCalled()
  })

  it('says what to do when the link is spent', async () => {
    opened(() => Response.json({ detail: 'This link is not valid any more' }, { status: 401 }))
    await signIn('Dana')
    expect(screen.getByText(/Restart Cordboard: it prints a new link/)).toBeDefined()
  })

  it('says where the link is to be found when the address has none', () => {
    render(<SignInPage token={undefined} onSignedIn={() => {}} />)
    expect(screen.getByText(/Open the one-time link that Cordboard printed in the terminal/)).toBeDefined()
  })

  it('keeps the form when the server does not answer', async () => {
    opened(() => {
      throw new TypeError('fetch failed')
    })
    await signIn('Dana')
    expect(screen.getByRole('alert').textContent).toContain('Cordboard does not answer')
    expect(screen.getByRole('button', { name: 'Sign in' })).toBeDefined()
  })
})
