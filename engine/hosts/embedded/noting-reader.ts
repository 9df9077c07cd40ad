/** Remembers that a read failed, which is the storage's matter whatever the handler makes of it. */
import type { Readable } from '../objects/write-set'

export class NotingReader implements Readable {
  failure: unknown

  constructor(private readonly object: Readable) {}

  read(name: string): string | undefined {
    try {
      return this.object.read(name)
    } catch (error) {
      this.failure = error
      throw error
    }
  }

  names(): string[] {
    try {
      return this.object.names()
    } catch (error) {
      this.failure = error
      throw error
    }
  }
}
