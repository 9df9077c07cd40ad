import { afterAll, beforeAll, vi } from 'vitest'
import { conformsToTheContract } from '../conformance'
import { startEmbedded, useFakeClock } from './subject'

beforeAll(useFakeClock)
afterAll(() => void vi.useRealTimers())

conformsToTheContract('embedded', startEmbedded)
