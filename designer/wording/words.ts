/**
 * Every word on the screen, in the language that was chosen. The language is settled before the first page is drawn, and choosing
 * another loads the page anew; so `words` never changes under a page, and a second language costs nobody a download.
 */
import type { Words } from './en/english'
import { firstEnglish } from './en/first-english'

/** Language -> its own name for itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof LANGUAGES

const KEPT_AS = 'cordboard.language'

/** English is here at once, but for the words of parts that come later: these come with the first of them. */
let english = firstEnglish as Words

export let words: Words = english

export const isLanguage = (value: unknown): value is Language => typeof value === 'string' && value in LANGUAGES

/** What was chosen here before, else what the browser asks for, else English. */
export function wantedLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS)
  const asked = [kept, ...navigator.languages.map((tag) => tag.split('-')[0])]
  return asked.find(isLanguage) ?? 'en'
}

/**
 * To be awaited before a part of the page that comes later is loaded, because some read words as soon as they are there. The other
 * language has all its words already.
 */
export async function speakOfLaterParts(): Promise<void> {
  if (words !== firstEnglish) return
  const { laterEnglish } = await import('./en/later-english')
  english = { ...firstEnglish, ...laterEnglish }
  words = english
}

/** Loads the words of a language; to be awaited before anything is drawn. */
export async function speak(language: Language): Promise<void> {
  words = language === 'de' ? (await import('./de/german')).german : english
  document.documentElement.lang = language
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT_AS, language)
}
