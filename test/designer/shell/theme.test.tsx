/** The colours of the page: chosen anywhere, the same everywhere. */
import '../a-page'
import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseTheme, followTheme, type Theme, useTheme } from '../../../designer/shell/theme'

const shownTheme = () => document.documentElement.dataset.theme
const Chosen = () => <p>{useTheme()}</p>
let unfollow: () => void

beforeEach(() => {
  unfollow = followTheme()
})
afterEach(() => {
  chooseTheme('system')
  unfollow()
})

function chosenInAnotherTab(theme: Theme): void {
  localStorage.setItem('cordboard.theme', JSON.stringify(theme))
  window.dispatchEvent(new StorageEvent('storage', { key: 'cordboard.theme' }))
}

describe('the colours', () => {
  it('are on the page and in every button at once, whoever chose them', () => {
    render(<Chosen />)
    act(() => chooseTheme('dark'))
    expect(shownTheme()).toBe('dark')
    expect(screen.getByText('dark')).toBeDefined()
    expect(localStorage.getItem('cordboard.theme')).toBe('"dark"')
  })

  it('follow what another tab chooses', () => {
    render(<Chosen />)
    act(() => chosenInAnotherTab('light'))
    expect(shownTheme()).toBe('light')
    expect(screen.getByText('light')).toBeDefined()
  })

  it('are left to the system where that is wanted', () => {
    act(() => chooseTheme('dark'))
    act(() => chooseTheme('system'))
    expect(shownTheme()).toBeUndefined()
  })
})
