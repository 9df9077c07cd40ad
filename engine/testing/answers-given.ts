/** What a test says that other systems answer. Each answers one request, in order; the last that fits a request answers all further ones. */
import type { OutgoingRequest } from '../effects/types'
import type { RequestAnswer, RequestMock } from './test-file'

export class Answers {
  #mocks: readonly RequestMock[]

  constructor(mocks: readonly RequestMock[]) {
    this.#mocks = mocks
  }

  replace(mocks: readonly RequestMock[]): void {
    this.#mocks = mocks
  }

  /** A request that no answer is given for gets none. */
  to(request: OutgoingRequest): RequestAnswer {
    const [first, next] = this.#mocks.filter((mock) => fits(mock, request))
    if (!first) return 'no answer'
    if (next) this.#mocks = this.#mocks.filter((mock) => mock !== first)
    return first.answer
  }
}

function fits({ request: { method, url } }: RequestMock, made: OutgoingRequest): boolean {
  return (method === undefined || made.method === method.toUpperCase()) && (url === undefined || made.url.includes(url))
}
