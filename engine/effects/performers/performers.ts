/** One performer per effect; a member of the union without one does not compile. */
import type { Effect, EffectResult } from '../types'
import { fetchMedia } from './fetch-media'
import { httpRequest, httpRequestAfterCrash } from './http-request'
import { sendMessage, sendMessageAfterCrash } from './send-message'
import type { Perform, PerformanceRun, Services } from './services'

const performers: { readonly [T in Effect['type']]: Perform<T> } = { sendMessage, fetchMedia, httpRequest }

/** Carries out one try of any effect (see Perform). */
export function perform(effect: Effect, run: PerformanceRun, services: Services): Promise<EffectResult> {
  switch (effect.type) {
    case 'sendMessage':
      return performers.sendMessage(effect, run, services)
    case 'fetchMedia':
      return performers.fetchMedia(effect, run, services)
    case 'httpRequest':
      return performers.httpRequest(effect, run, services)
  }
}

/** What became of an effect that is found claimed after a crash; `performAgain`: nothing outside can have happened. */
export function afterCrash(effect: Effect): EffectResult | 'performAgain' {
  switch (effect.type) {
    case 'sendMessage':
      return sendMessageAfterCrash(effect)
    case 'fetchMedia':
      return 'performAgain'
    case 'httpRequest':
      return httpRequestAfterCrash(effect)
  }
}
