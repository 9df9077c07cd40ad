/**
 * May a script be started for a contact who has not written? Only where every way from Begin comes to an approved template before
 * it says anything else or waits for an answer: nothing else may open a conversation (Meta: customer service windows).
 */
import { findKind } from '../../nodes/index'
import type { Directory } from '../directory/model/directory'
import type { Problem, Script } from '../script/script'

/** Every reason against it; empty: it may be started. */
export function checkOpening(script: Script, { templates }: Pick<Directory, 'templates'>): Problem[] {
  const problems: Problem[] = []
  const seen = new Set<string>()
  const open = Object.keys(script.nodes).filter((id) => script.nodes[id]?.kind === 'begin')
  let hasTemplate = false
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = script.nodes[id]
    if (!node || seen.has(id)) continue
    seen.add(id)
    const { template, language } = node.settings
    // whichever kind opens with it: a message, or a question that is asked by a template
    if (typeof template === 'string') {
      hasTemplate = true
      const known = templates.find((candidate) => candidate.name === template && candidate.language === language)
      if (known?.status !== 'approved') {
        const message = `"${id}" opens with template "${String(template)}" in ${String(language)}, which is ${known?.status ?? 'not in this workspace'}; only approved ones go out`
        problems.push({ rule: 'opening-not-approved', severity: 'error', message, path: ['nodes', id, 'settings', 'template'], node: id })
      }
      continue
    }
    const waitsFor = findKind(node.kind)?.waitsFor
    if (waitsFor === 'send' || waitsFor === 'contact') {
      const message = `"${id}" speaks before an approved template was sent, which the contact’s closed session window would refuse`
      problems.push({ rule: 'opening-without-template', severity: 'error', message, path: ['nodes', id], node: id })
      continue
    }
    open.push(...Object.values(script.links).flatMap(({ from, to }) => (from === id ? [to] : [])))
  }
  if (!hasTemplate && problems.length === 0) {
    const message =
      'The script sends no template at its beginning; a contact who has not written can be reached by an approved template only'
    problems.push({ rule: 'opening-without-template', severity: 'error', message, path: ['nodes'] })
  }
  return problems
}
