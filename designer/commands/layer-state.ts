/** What of the commands lies over the page: the palette, or the sheet of shortcuts. */
import { createStore } from 'zustand/vanilla'

export const layer = createStore<{ readonly open: 'palette' | 'sheet' | undefined }>(() => ({ open: undefined }))

export const openPalette = (): void => layer.setState({ open: 'palette' })
export const openSheet = (): void => layer.setState({ open: 'sheet' })
export const closeLayer = (): void => layer.setState({ open: undefined })
