/** What was run from the palette last, in this browser. */
const KEPT_AS = 'cordboard.recentCommands'
const MOST = 6

export function recentIds(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}

export function rememberRun(id: string): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify([id, ...recentIds().filter((other) => other !== id)].slice(0, MOST)))
  } catch {
    // private windows may refuse storage; nothing is remembered then
  }
}
