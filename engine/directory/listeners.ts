/** Those who are told of what has happened. What a listener does is no part of it: it has happened, whatever becomes of the news. */

export interface Listeners<News> {
  /** Returns how to stop. */
  add(listener: (news: News) => void): () => void
  tell(news: News): void
}

export function createListeners<News>(what: (news: News) => string): Listeners<News> {
  const listeners = new Set<(news: News) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(news) {
      for (const listener of listeners) {
        try {
          listener(news)
        } catch (error) {
          console.error(`A listener failed on ${what(news)}:`, error)
        }
      }
    },
  }
}
