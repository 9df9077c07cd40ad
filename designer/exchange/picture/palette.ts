/** The colours of a picture: those of the page's tokens, as shown now or in one scheme. */
import type { Tint } from '../../../engine/script/script'
import type { NodeGroup } from '../../../nodes/define-node'

export type Scheme = 'light' | 'dark'

const TOKENS = ['surface', 'canvas', 'edge', 'ink', 'soft', 'accent', 'danger'] as const
const GROUPS: readonly NodeGroup[] = ['message', 'ask', 'route', 'logic', 'event', 'desk', 'integration']
export type PictureColours = Readonly<Record<(typeof TOKENS)[number] | `group-${NodeGroup}`, string>>

export function coloursOfPage(scheme: Scheme): PictureColours {
  return shownIn(scheme, () => {
    const probe = document.createElement('span')
    document.body.append(probe)
    const names = [...TOKENS, ...GROUPS.map((group) => `group-${group}`)]
    const colours = names.map((name) => {
      probe.style.color = `var(--${name})`
      return [name, getComputedStyle(probe).color]
    })
    probe.remove()
    return Object.fromEntries(colours) as PictureColours
  })
}

/** The built style sheet settles the scheme at the root. Nothing is painted before it is put back. */
function shownIn<Read>(scheme: Scheme, read: () => Read): Read {
  if (shownScheme() === scheme) return read()
  const { dataset } = document.documentElement
  const before = dataset.theme
  dataset.theme = scheme
  try {
    return read()
  } finally {
    if (before === undefined) delete dataset.theme
    else dataset.theme = before
  }
}

export function shownScheme(): Scheme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** As the canvas tints notes: paper and ink. */
export const NOTE_COLOURS: Readonly<Record<Scheme, Readonly<Record<Tint, { readonly paper: string; readonly ink: string }>>>> = {
  light: {
    grey: { paper: '#eceff0', ink: '#26302d' },
    yellow: { paper: '#fdf0c4', ink: '#4a3a08' },
    green: { paper: '#dcf1e0', ink: '#17402a' },
    blue: { paper: '#dfeafa', ink: '#173a66' },
    purple: { paper: '#ece4fa', ink: '#3f2674' },
    red: { paper: '#fbe4e0', ink: '#74231a' },
  },
  dark: {
    grey: { paper: '#2a312f', ink: '#dfe6e3' },
    yellow: { paper: '#3a3114', ink: '#f3e3ac' },
    green: { paper: '#1b3524', ink: '#c6ead1' },
    blue: { paper: '#1b2d44', ink: '#c8dcf7' },
    purple: { paper: '#2e2447', ink: '#ddd0f8' },
    red: { paper: '#40211d', ink: '#f7cdc6' },
  },
}

export const FRAME_TOKENS: Readonly<Record<Tint, keyof PictureColours>> = {
  grey: 'soft',
  yellow: 'group-logic',
  green: 'group-desk',
  blue: 'group-message',
  purple: 'group-ask',
  red: 'danger',
}
