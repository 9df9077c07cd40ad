/** Compiled scripts by content hash: compiled when first asked for, the least recently used forgotten. */
import { type CompiledScript, compileScript } from '../compile/compile-script'
import type { Script } from '../script/script'

/** A compiled script of 100 nodes takes about 1 MB. */
const MAX_COMPILED = 100

export function createCompiledScripts(
  load: (hash: string) => Script | undefined,
): (hash: string, version: number) => CompiledScript | undefined {
  const compiledScripts = new Map<string, CompiledScript>()
  return (hash, version) => {
    const key = `${hash}/${version}`
    let compiled = compiledScripts.get(key)
    if (!compiled) {
      const script = load(hash)
      if (!script) return undefined
      compiled = compileScript(script, version)
      if (compiledScripts.size >= MAX_COMPILED) compiledScripts.delete(compiledScripts.keys().next().value as string)
    } else {
      compiledScripts.delete(key)
    }
    compiledScripts.set(key, compiled)
    return compiled
  }
}
