/** Problems of a script in its workspace: what it names that the directory does not have, or not so. */
import type { Directory, Template } from '../directory/model/directory'
import { templateVariables } from '../directory/model/directory'
import { findChannel, findHours, findSkill } from '../directory/model/look-up'
import { allReferences, type Reference } from './references'
import type { Problem, Script } from './script'

export function checkReferences(script: Script, directory: Directory): Problem[] {
  const missing = allReferences(script).flatMap((reference): Problem[] => {
    const name = missingName(reference, directory)
    if (!name) return []
    const { id, node, path } = reference
    return [{ rule: 'deleted-reference', severity: 'error', message: `There is no ${name} "${id}" in this workspace`, path, node }]
  })
  return [...missing, ...checkTemplates(script, directory)]
}

function missingName({ refersTo, id }: Reference, directory: Directory): string | undefined {
  switch (refersTo) {
    case 'skill':
      return findSkill(directory, id) ? undefined : 'skill'
    case 'channel':
      return findChannel(directory, id) ? undefined : 'channel'
    case 'hours':
      return findHours(directory, id) ? undefined : 'hours'
    default:
      return undefined
  }
}

/** A template exists per language, is approved, and takes as many values as it has places. */
function checkTemplates(script: Script, directory: Directory): Problem[] {
  return Object.entries(script.nodes).flatMap(([node, { settings }]): Problem[] => {
    const { template: name, language, parameters } = settings
    if (typeof name !== 'string' || typeof language !== 'string') return []
    const path = ['nodes', node, 'settings', 'template']
    const template = directory.templates.find((candidate) => candidate.name === name && candidate.language === language)
    if (!template) {
      return [
        {
          rule: 'deleted-reference',
          severity: 'error',
          message: `There is no template "${name}" in ${language} in this workspace`,
          path,
          node,
        },
      ]
    }
    const places = templateVariables(template).length
    const given = Array.isArray(parameters) ? parameters.length : 0
    return [
      ...(template.status === 'approved'
        ? []
        : [
            {
              rule: 'template-not-approved',
              severity: 'warning' as const,
              message: `Template "${name}" is ${template.status}; only approved ones go out`,
              path,
              node,
            },
          ]),
      ...(places === given
        ? []
        : [
            {
              rule: 'template-values',
              severity: 'error' as const,
              message: `Template "${name}" has ${places} places and gets ${given} values`,
              path: ['nodes', node, 'settings', 'parameters'],
              node,
            },
          ]),
      ...checkQuickReplies(node, settings, template),
    ]
  })
}

/** A question by template is answered by the template's own buttons, so each choice is one of them, in their order. */
function checkQuickReplies(node: string, { style, choices }: Record<string, unknown>, { name, quickReplies }: Template): Problem[] {
  if (style !== 'buttons' || !Array.isArray(choices)) return []
  const titles = choices.map((choice: { title?: unknown }) => choice.title)
  if (JSON.stringify(titles) === JSON.stringify(quickReplies)) return []
  const message = `Template "${name}" has the buttons ${listed(quickReplies)}, the choices are ${listed(titles)}; make them the same, in the same order`
  return [{ rule: 'template-buttons', severity: 'error', message, path: ['nodes', node, 'settings', 'choices'], node }]
}

const listed = (titles: readonly unknown[]) => titles.map((title) => `"${title}"`).join(', ') || '(none)'
