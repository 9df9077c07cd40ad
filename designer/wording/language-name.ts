/** What a language is called in the language of this page; its code where it is not known. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(document.documentElement.lang || 'en', { type: 'language' }).of(code.replace('_', '-')) ?? code
  } catch {
    return code
  }
}
