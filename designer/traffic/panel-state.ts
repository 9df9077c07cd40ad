/** Which part of the panel is open, so that commands can open one. */
import { createStore } from 'zustand/vanilla'

export type TrafficTab = 'numbers' | 'runs'

export const panelState = createStore<{ readonly tab: TrafficTab }>(() => ({ tab: 'numbers' }))
