/** The script that is being drawn: as the server keeps it, and back and forth through the steps by which it came to be. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Script } from '../../../../engine/script/script'
import type { Visit } from '../signed-in-page'

const FRONT_DESK = join(import.meta.dirname, '../../../../examples/front-desk/scripts/front-desk.json')
/** The draft follows what is drawn at its own pace. */
export const SAVED_WITHIN_MS = 20_000

export const frontDesk = (): Script => JSON.parse(readFileSync(FRONT_DESK, 'utf8')) as Script

interface Whole {
  readonly draft: { readonly script: Script }
  readonly published?: { readonly version: number }
}

export const drawnId = ({ page }: Pick<Visit, 'page'>): string => decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '')
export const readDrawn = (visited: Visit): Promise<Whole> => visited.api<Whole>(`/scripts/${drawnId(visited)}`)

/** By key, until there is nothing left to undo, or redo. */
export async function throughAllSteps(page: Page, direction: 'undo' | 'redo', keys: string): Promise<void> {
  const button = page.getByRole('button', { name: new RegExp(`^(${direction}: |Nothing to ${direction}$)`, 'i') })
  while (await button.isEnabled()) await page.keyboard.press(keys)
}
