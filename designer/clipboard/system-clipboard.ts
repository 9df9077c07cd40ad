/** The system's clipboard; where the browser refuses it, what was copied in this tab is still there. */

let kept = ''

/** Gives whether other tabs and programs can paste it as well. */
export async function writeClipboard(text: string): Promise<boolean> {
  kept = text
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

export async function readClipboard(): Promise<string> {
  try {
    return (await navigator.clipboard.readText()) || kept
  } catch {
    return kept
  }
}

/** For the browser's own events, which bring their clipboard along. */
export const keep = (text: string): void => {
  kept = text
}
