/** Pictures of a script in the page: SVG with its own font in it, and the same as pixels. */
import fontAddress from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'
import { createElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { Script } from '../../../engine/script/script'
import type { NodeGroup } from '../../../nodes/define-node'
import { GroupIcon } from '../../catalogue/GroupIcon'
import { words } from '../../wording/words'
import { drawScript, type Picture } from './draw-script'
import { coloursOfPage, type Scheme } from './palette'
import type { Font, Measure } from './text'

export async function makePicture(script: Script, scheme: Scheme): Promise<Picture> {
  const font = await fontStyle()
  return drawScript(script, { scheme, colours: coloursOfPage(scheme), measure: pageMeasure(), icons: groupIcons() }, font)
}

/** Twice as fine as the screen, as far as browsers can. */
const SCALE = 2
const MOST_PIXELS = 60e6
const LONGEST_SIDE = 16_000

export async function asPng({ svg, width, height }: Picture): Promise<Blob> {
  const scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / width, LONGEST_SIDE / height)
  const image = new Image()
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.floor(width * scale))
    canvas.height = Math.max(1, Math.floor(height * scale))
    const context = canvas.getContext('2d')
    if (!context) throw new Error(words.exchange.noPixels)
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new Error(words.exchange.noPixels)
    return blob
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** A picture that is opened elsewhere finds no fonts of ours; without the file it takes those that are there. */
async function fontStyle(): Promise<string> {
  try {
    const bytes = new Uint8Array(await (await fetch(fontAddress)).arrayBuffer())
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    return `@font-face{font-family:'Inter Variable';font-weight:100 900;src:url(data:font/woff2;base64,${btoa(text)}) format('woff2')}`
  } catch {
    return ''
  }
}

const ABOUT = 0.55

function pageMeasure(): Measure {
  const context = document.createElement('canvas').getContext('2d')
  return (text: string, { size, weight }: Font) => {
    if (!context) return text.length * size * ABOUT
    context.font = `${weight} ${size}px 'Inter Variable', sans-serif`
    return context.measureText(text).width
  }
}

const GROUPS: readonly NodeGroup[] = ['message', 'ask', 'route', 'logic', 'event', 'desk', 'integration']

/** The shapes of the icons that the canvas shows. */
function groupIcons(): Readonly<Record<NodeGroup, string>> {
  const icons = GROUPS.map((group) => {
    const holder = document.createElement('div')
    const root = createRoot(holder)
    flushSync(() => root.render(createElement(GroupIcon, { group })))
    const shapes = holder.querySelector('svg')?.innerHTML ?? ''
    root.unmount()
    return [group, shapes]
  })
  return Object.fromEntries(icons) as Readonly<Record<NodeGroup, string>>
}
