/** Adds a script under an id that is free. */
import type { Script } from '../../../engine/script/script'
import { Refused } from '../../api/client'
import { createScript, readDocuments, type ScriptSummary } from '../../api/scripts'
import { newId } from '../../script/new-id'

/** As the document's schema has it. */
export const MAX_NAME = 200

export const freeId = (name: string, scripts: readonly Pick<ScriptSummary, 'id'>[]): string => {
  const taken = new Set(scripts.map(({ id }) => id))
  return newId(name, (id) => taken.has(id))
}

const TRIES = 5

/**
 * Gives the id. Somebody may take an id in the same moment: then the next one is tried.
 *
 * @param wanted what the id is made of
 */
export async function addScript(
  script: Omit<Script, 'id'>,
  scripts: readonly Pick<ScriptSummary, 'id'>[],
  wanted = script.name,
): Promise<string> {
  const taken = [...scripts]
  for (let tries = 1; ; tries += 1) {
    const id = freeId(wanted, taken)
    try {
      await createScript({ ...script, id: id as Script['id'] })
      return id
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409 || tries === TRIES) throw error
      taken.push({ id })
    }
  }
}

/** The draft, or where there is none what is published. */
export async function readDocument(id: string): Promise<{ readonly script: Script; readonly revision: number }> {
  const { draft, published } = await readDocuments(id, new AbortController().signal)
  const script = draft?.script ?? published?.script
  if (!script) throw new Error(id)
  return { script, revision: draft?.revision ?? 0 }
}
