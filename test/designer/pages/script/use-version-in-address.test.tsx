/** The version on the canvas and the one in the address: each follows the other. */
import '../../a-page'
import { act, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { navigate } from 'wouter/use-browser-location'
import { useVersionInAddress } from '../../../../designer/pages/script/use-version-in-address'
import { ShownBar } from '../../../../designer/versions/ShownBar'
import { showDifference, showVersion } from '../../../../designer/versions/show-difference'
import { showDraft } from '../../../../designer/versions/shown'
import { aDraft, answering } from '../../saving/a-saving'
import { aScript } from '../../saving/a-server'

const old = () => ({ ...aScript(), name: 'Desk of old' })

beforeEach(() => {
  vi.stubGlobal('fetch', answering({ 'GET /api/v1/scripts/desk/versions/1': old(), 'GET /api/v1/scripts/desk/versions/2': aScript() }))
})
afterEach(() => {
  showDraft()
  vi.unstubAllGlobals()
  history.replaceState(null, '', '/')
})

function Page() {
  useVersionInAddress()
  return <ShownBar />
}

function opened(address: string) {
  history.replaceState(null, '', address)
  const draft = aDraft()
  draft.draw(<Page />)
  return draft
}

const isShown = (name: string) => screen.findByText(`${name}, to look at`)
const draftIsShown = () => waitFor(() => expect(screen.queryByRole('region', { name: 'What the canvas shows' })).toBeNull())

describe('the version in the address', () => {
  it('is shown', async () => {
    opened('/scripts/desk?version=1')
    await isShown('Version 1')
  })

  it('goes when the draft is wanted, and comes back with Back', async () => {
    opened('/scripts/desk?version=1')
    await isShown('Version 1')
    await userEvent.click(screen.getByRole('button', { name: 'Back to the draft' }))
    await draftIsShown()
    expect(location.search).toBe('')
    act(() => history.back())
    await isShown('Version 1')
  })

  it('is written when a version is shown, and Back leads to the one before', async () => {
    opened('/scripts/desk?version=1')
    await isShown('Version 1')
    act(() => showVersion({ label: 'Version 2', version: 2, script: aScript() }, undefined))
    await isShown('Version 2')
    expect(location.search).toBe('?version=2')
    act(() => history.back())
    await isShown('Version 1')
  })

  it('goes when two states are compared', async () => {
    opened('/scripts/desk?version=1')
    await isShown('Version 1')
    act(() => showDifference({ label: 'Version 1', script: old() }, { label: 'Draft', script: aScript() }, undefined))
    await screen.findByText('From Version 1 to Draft')
    expect(location.search).toBe('')
  })

  it('leaves the canvas to a case that is opened', async () => {
    opened('/scripts/desk?version=1')
    await isShown('Version 1')
    act(() => navigate('/scripts/desk?case=c1'))
    await draftIsShown()
    expect(location.search).toBe('?case=c1')
  })

  it('takes the canvas from a case', async () => {
    opened('/scripts/desk?case=c1&run=2')
    act(() => showVersion({ label: 'Version 2', version: 2, script: aScript() }, undefined))
    await isShown('Version 2')
    expect(location.search).toBe('?version=2')
  })

  it('is said to be missing where it is, and the draft stays', async () => {
    const { saving } = opened('/scripts/desk?version=7')
    await waitFor(() => expect(location.search).toBe(''))
    await draftIsShown()
    expect(JSON.stringify(saving.notices.getState())).toContain('This script has no version 7.')
  })
})
