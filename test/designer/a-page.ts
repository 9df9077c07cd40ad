/** What components find in every browser and jsdom lacks; each test leaves a clean page behind. */
import { cleanup } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

class NothingResizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

vi.stubGlobal('ResizeObserver', NothingResizes)
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))

afterEach(() => {
  cleanup()
  localStorage.clear()
})
