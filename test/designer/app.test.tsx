/** Which page an address leads to, whoever wrote it. */
import './a-page'
import { render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../designer/App'

afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

describe('an address', () => {
  it.each(['/scripts/%E0%A4%A', '/scripts/a%2Fb', '/scripts/Nobody here'])('%s that no script can have asks for none', async (address) => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path)
      return new Response('{}', { status: 401, headers: { 'content-type': 'application/json' } })
    })
    history.replaceState(null, '', address)
    render(<App />)
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeDefined()
    expect(asked.filter((path) => path.includes('/scripts/'))).toEqual([])
  })

  it('of a script begins to read it while it is asked who is there', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path)
      return new Response('{}', { status: 401, headers: { 'content-type': 'application/json' } })
    })
    history.replaceState(null, '', '/scripts/front-desk')
    render(<App />)
    await screen.findByRole('heading', { name: 'Sign in' })
    expect(asked.filter((path) => path.includes('/scripts/'))).toEqual(['/api/v1/scripts/front-desk'])
  })
})
