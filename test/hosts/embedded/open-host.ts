/** Opens embedded hosts for tests, on folders that go with the test file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type EmbeddedHost, type EmbeddedHostOptions, openEmbeddedHost } from '../../../engine/hosts/embedded/embedded-host'
import { accepted, inDoubt, type SubjectParts } from '../subject'

const folders: string[] = []

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-host-'))
  folders.push(folder)
  return folder
}

/** A host on a folder of its own, or on the given one. */
export function openHost(parts: SubjectParts & Partial<EmbeddedHostOptions> = {}): EmbeddedHost {
  return openEmbeddedHost({
    dataDir: parts.dataDir ?? temporaryFolder(),
    onBroken: (error) => {
      throw error
    },
    ...parts,
    handlers: parts.handlers ?? { conversation: parts.conversation ?? nothing, routing: parts.routing ?? nothing },
    perform: parts.perform ?? (async (effect) => accepted(effect)),
    afterCrash: parts.afterCrash ?? inDoubt,
    revision: parts.revision ?? (() => 1),
  })
}

/** Until nothing waits in the host; performers that wait for something outside are left alone. */
export async function settleHost(host: EmbeddedHost): Promise<void> {
  for (let quiet = 0; quiet < 5; quiet = host.stats().queued === 0 ? quiet + 1 : 0) await new Promise((resolve) => setImmediate(resolve))
}

const nothing = async (): Promise<undefined> => undefined
