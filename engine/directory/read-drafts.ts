/**
 * Drafts as they were read last, so that a large one that is read again is neither parsed nor checked again. Known by their very text:
 * whatever else became of the row, what stands in it is believed.
 */
import type { Script } from '../script/script'
import { parseKept } from './kept-document'

export interface ReadDrafts {
  /** Throws where the document cannot be read any more; nothing is remembered of it. */
  read(scriptId: string, document: string): Script
  /** What has just been written, or read elsewhere. */
  remember(script: Script, document: string): void
  forget(scriptId: string): void
}

/** Of all texts together; beyond it the one that was used longest ago goes. A document in memory takes some five times its text. */
const MOST_CHARACTERS = 16 * 1024 * 1024

const texts = new WeakMap<Script, string>()

/** A script's JSON, written once for each document that is remembered. */
export function jsonOf(script: Script): string {
  const known = texts.get(script)
  if (known !== undefined) return known
  const text = JSON.stringify(script)
  texts.set(script, text)
  return text
}

export function createReadDrafts(most = MOST_CHARACTERS): ReadDrafts {
  /** The one used last stands at the end. */
  const known = new Map<string, { readonly document: string; readonly script: Script }>()
  let characters = 0

  function forget(scriptId: string): void {
    characters -= known.get(scriptId)?.document.length ?? 0
    known.delete(scriptId)
  }

  function remember(scriptId: string, script: Script, document: string): void {
    forget(scriptId)
    known.set(scriptId, { document, script })
    characters += document.length
    for (const oldest of known.keys()) {
      if (characters <= most) return
      forget(oldest)
    }
  }

  return {
    read(scriptId, document) {
      const last = known.get(scriptId)
      const script = last?.document === document ? last.script : parseKept(document, `draft "${scriptId}"`)
      remember(scriptId, script, document)
      return script
    },
    remember: (script, document) => remember(script.id, script, document),
    forget,
  }
}
