/** Reads a script file: every problem with its place, not the first one; older files are brought to today's form. */
import type { NodeDefinition } from '../../nodes/define-node'
import { findKind } from '../../nodes/index'
import { isTooNew, migrateFormat, migrateSettings } from './migrations'
import { FORMAT_VERSION, type Problem, Script } from './script'

/** Larger files are refused unread: a script of 5,000 nodes takes about 2 MB. */
export const MAX_SCRIPT_BYTES = 5 * 1024 * 1024

export type ReadScript = { readonly ok: true; readonly script: Script } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads the text of a script file. */
export function readScript(text: string): ReadScript {
  if (text.length > MAX_SCRIPT_BYTES) {
    return refuse('file-too-large', `The file has ${text.length} characters; at most ${MAX_SCRIPT_BYTES} are read. Split the script.`)
  }
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    return refuse('not-json', `This is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return readScriptDocument(document)
}

/** The same for a document that is already parsed. */
export function readScriptDocument(document: unknown): ReadScript {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return refuse('not-a-script', 'A script is a JSON object with formatVersion, nodes and links.')
  }
  const file = document as Record<string, unknown>
  if (isTooNew(file)) {
    return refuse(
      'too-new',
      `The file has format version ${file.formatVersion}; this Cordboard reads up to ${FORMAT_VERSION}. Update Cordboard.`,
    )
  }
  const parsed = Script.safeParse(migrateFormat(file))
  if (!parsed.success) {
    return {
      ok: false,
      problems: parsed.error.issues.map((issue) => ({
        rule: 'wrong-shape',
        severity: 'error',
        message: issue.message,
        path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
        ...(issue.path[0] === 'nodes' && typeof issue.path[1] === 'string' ? { node: issue.path[1] } : {}),
      })),
    }
  }
  return { ok: true, script: withCurrentSettings(parsed.data) }
}

function withCurrentSettings(script: Script): Script {
  const nodes = Object.fromEntries(
    Object.entries(script.nodes).map(([id, node]) => {
      const definition: NodeDefinition | undefined = findKind(node.kind)
      if (!definition?.migrations?.length) return [id, node]
      return [id, { ...node, ...migrateSettings(definition, node.settings, node.settingsVersion ?? 0) }]
    }),
  )
  return { ...script, nodes }
}

function refuse(rule: string, message: string): ReadScript {
  return { ok: false, problems: [{ rule, severity: 'error', message, path: [] }] }
}
