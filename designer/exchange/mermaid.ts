/** The script as a Mermaid flowchart, for documents that draw such: nodes, links with their ports, frames. */
import type { Script } from '../../engine/script/script'
import { DEFAULT_PORT } from '../../nodes/define-node'
import { kindTitle, nodeName, portLabels } from '../catalogue/kind-in-words'

export function mermaidText(script: Script): string {
  const lines = ['flowchart LR']
  const frames = Object.entries(script.frames ?? {})
  const inFrames = new Set(frames.map(([id]) => id))
  for (const [place, [id, { title }]] of frames.entries()) {
    lines.push(`  subgraph frame${place + 1}[${quoted([title])}]`)
    lines.push(...nodeLines(script, ({ frame }) => frame === id).map((line) => `  ${line}`))
    lines.push('  end')
  }
  lines.push(...nodeLines(script, ({ frame }) => frame === undefined || !inFrames.has(frame)))
  for (const { from, port, to } of Object.values(script.links)) {
    const [source, target] = [script.nodes[from], script.nodes[to]]
    if (!source || !target) continue
    const arrow = port === DEFAULT_PORT ? '-.->' : '-->'
    lines.push(`  ${idOf(from)} ${arrow}|${quoted([portLabels(source)[port] ?? port])}| ${idOf(to)}`)
  }
  return `${lines.join('\n')}\n`
}

function nodeLines({ nodes }: Script, isMeant: (node: Script['nodes'][string]) => boolean): string[] {
  return Object.entries(nodes).flatMap(([id, node]) => {
    if (!isMeant(node)) return []
    const [name, kind] = [nodeName(node), kindTitle(node.kind)]
    return [`  ${idOf(id)}[${quoted(name === kind ? [name] : [name, kind])}]`]
  })
}

/** Some ids, such as `end`, are words of the language. */
const idOf = (id: string) => `n_${id.replaceAll('-', '_')}`

/** Whatever the author wrote must not end the label, nor be read as marks or tags. */
function quoted(lines: readonly string[]): string {
  const escaped = lines.map((line) =>
    line.replace(/\s+/g, ' ').replace(/[^\p{L}\p{M}\p{N} .,:!?()+=–—-]/gu, (sign) => `#${sign.codePointAt(0)};`),
  )
  return `"${escaped.join('<br/>')}"`
}
