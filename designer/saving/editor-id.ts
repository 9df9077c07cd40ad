/**
 * The id of this tab: it stays over reloads, so that undo and what was not saved are found again, and no two open tabs have the same.
 * A lock of the browser that lasts as long as the page tells which ids are in use; where there are no locks (plain http), a tab that
 * is open elsewhere may be taken for closed: its unsaved changes are then saved twice, which the merge sees as one.
 */

const KEPT_AS = 'cordboard.editor'
const lockOf = (id: string) => `cordboard.editor.${id}`

/** How long the page before a reload may take to let go of its lock. */
const LET_GO_MS = 400

let claimed: Promise<string> | undefined

export function editorId(): Promise<string> {
  claimed ??= claim()
  return claimed
}

/** Which of these ids belong to tabs that are open now, this one left out. */
export async function openElsewhere(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const own = await editorId()
  const { held = [] } = (await navigator.locks?.query()) ?? {}
  const names = new Set(held.map(({ name }) => name))
  return new Set(ids.filter((id) => id !== own && names.has(lockOf(id))))
}

async function claim(): Promise<string> {
  const known = read()
  const id = known !== undefined && (await isFree(known)) ? known : newEditorId()
  if (id !== known) {
    await isFree(id)
    write(id)
  }
  return id
}

/** Takes the id for as long as the page lasts, where nobody has it. */
function isFree(id: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    const until = AbortSignal.timeout(LET_GO_MS)
    navigator.locks
      .request(lockOf(id), { signal: until }, () => {
        resolve(true)
        return new Promise<never>(() => undefined)
      })
      .catch(() => resolve(false))
  })
}

/** The server takes 8 to 64 letters and digits. */
export function newEditorId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function read(): string | undefined {
  try {
    return sessionStorage.getItem(KEPT_AS) ?? undefined
  } catch {
    return undefined
  }
}

function write(id: string): void {
  try {
    sessionStorage.setItem(KEPT_AS, id)
  } catch {
    // a page without storage is another tab after each reload
  }
}
