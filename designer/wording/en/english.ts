/** Every word on the screen in English. Sentence case, verbs on buttons, the field's own terms; errors say what to do. */
import { firstEnglish } from './first-english'
import { laterEnglish } from './later-english'

export const english = { ...firstEnglish, ...laterEnglish }

export type Words = typeof english
