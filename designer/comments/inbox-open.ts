/** Whether the inbox is open: its button, a command and the menu of a narrow bar open the same one. */
import { createStore } from 'zustand/vanilla'

export const inboxOpen = createStore(() => ({ isOpen: false }))

export const setInboxOpen = (isOpen: boolean): void => inboxOpen.setState({ isOpen })
