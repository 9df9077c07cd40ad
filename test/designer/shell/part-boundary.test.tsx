/** A part of the page that fails, beside parts that do not. */
import '../a-page'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { Suspense } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { later } from '../../../designer/shell/later'
import { PartBoundary } from '../../../designer/shell/PartBoundary'

// React tells of every error that a boundary caught
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined))
afterEach(() => void vi.restoreAllMocks())

const Missing = later<object>(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')))

describe('a part that could not be loaded', () => {
  it('says so in its place, and leaves the rest of the page as it is', async () => {
    render(
      <>
        <p>The rest</p>
        <PartBoundary>
          <Suspense>
            <Missing />
          </Suspense>
        </PartBoundary>
      </>,
    )
    expect((await screen.findByRole('alert')).textContent).toContain('This part could not be loaded.')
    expect(screen.getByRole('button', { name: 'Load again' })).toBeDefined()
    expect(screen.getByText('The rest')).toBeDefined()
  })

  it('is told where it has no place of its own', async () => {
    const told = vi.fn()
    render(
      <PartBoundary onFailed={told}>
        <Suspense>
          <Missing />
        </Suspense>
      </PartBoundary>,
    )
    await vi.waitFor(() => expect(told).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^This part could not be loaded/)))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

function Fragile({ health }: { readonly health: { readonly isBroken: boolean } }) {
  if (health.isBroken) throw new Error('broken')
  return <p>Well again</p>
}

describe('a part that breaks', () => {
  it('is drawn again on request', async () => {
    const health = { isBroken: true }
    render(
      <PartBoundary>
        <Fragile health={health} />
      </PartBoundary>,
    )
    health.isBroken = false
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(screen.getByText('Well again')).toBeDefined()
  })
})
