/** What components find in every browser and jsdom lacks; each test leaves a clean page behind. */
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

class NothingResizes implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

// not stubbed by vi: a test that takes its own stubs back must not take these
Object.assign(globalThis, {
  ResizeObserver: NothingResizes,
  matchMedia: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
  CSS: { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') },
})

afterEach(() => {
  cleanup()
  localStorage.clear()
})
