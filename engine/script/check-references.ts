/**
 * Problems of a script in its workspace: what it names that the directory does not have, or not so. As in check-node.ts, what was
 * found is remembered by the identity of a node's settings, here for the directory that it was held against.
 */

import { findKind } from '../../nodes/index'
import type { Directory, Template } from '../directory/model/directory'
import { templateVariables, valuedButtons } from '../directory/model/directory'
import { findChannel, findHours, findSkill } from '../directory/model/look-up'
import { settingsIn } from './languages'
import { error, warning } from './new-problem'
import { type Reference, referencesIn } from './references'
import type { Problem, Script, ScriptNode } from './script'

export function checkReferences(script: Script, directory: Directory): Problem[] {
  const found = Object.entries(script.nodes).map(([id, node]) => checkNode(id, node, directory))
  return [...found.flatMap(({ missing }) => missing), ...found.flatMap(({ ofTemplate }) => ofTemplate)]
}

interface Found {
  readonly missing: readonly Problem[]
  readonly ofTemplate: readonly Problem[]
}

const remembered = new WeakMap<
  ScriptNode['settings'],
  Found & Pick<ScriptNode, 'kind' | 'translations'> & { readonly id: string; readonly directory: Directory }
>()

function checkNode(id: string, node: ScriptNode, directory: Directory): Found {
  const { kind, settings, translations } = node
  const known = remembered.get(settings)
  const isSameNode = known?.id === id && known.kind === kind && known.translations === translations
  if (known && isSameNode && known.directory === directory) return known
  const missing = referencesIn(id, node).flatMap((reference) => checkReference(reference, directory))
  const ofTemplate = languagesOf(node).flatMap((said) => checkTemplate(id, said, directory))
  const found = { missing, ofTemplate, id, kind, directory, ...(translations ? { translations } : {}) }
  remembered.set(settings, found)
  return found
}

/** The settings, and as they are in other languages where a template goes out in another one there. */
function languagesOf({ kind, settings, translations }: ScriptNode): readonly ScriptNode['settings'][] {
  const definition = translations && typeof settings.template === 'string' ? findKind(kind) : undefined
  if (!definition) return [settings]
  const others = Object.keys(translations ?? {}).map((language) => settingsIn(definition, settings, { translations }, language))
  return [settings, ...others.filter(({ language }) => language !== settings.language)]
}

function checkReference({ refersTo, id, node, path }: Reference, directory: Directory): Problem[] {
  if (isThere(refersTo, id, directory)) return []
  return [error('deleted-reference', `There is no ${refersTo} "${id}" in this workspace`, { path, node, values: { refersTo, id } })]
}

function isThere(refersTo: Reference['refersTo'], id: string, directory: Directory): boolean {
  switch (refersTo) {
    case 'skill':
      return findSkill(directory, id) !== undefined
    case 'channel':
      return findChannel(directory, id) !== undefined
    case 'hours':
      return findHours(directory, id) !== undefined
    default:
      return true
  }
}

/** A template exists per language, is approved, and takes as many values as it has places. */
function checkTemplate(node: string, settings: ScriptNode['settings'], directory: Directory): Problem[] {
  const { template: name, language, parameters } = settings
  if (typeof name !== 'string' || typeof language !== 'string') return []
  const path = ['nodes', node, 'settings', 'template']
  const template = directory.templates.find((candidate) => candidate.name === name && candidate.language === language)
  if (!template) {
    const values = { refersTo: 'template', id: name, language }
    return [error('deleted-reference', `There is no template "${name}" in ${language} in this workspace`, { path, node, values })]
  }
  return [
    ...checkApproval(node, path, template),
    ...checkValues(node, Array.isArray(parameters) ? parameters.length : 0, template),
    ...checkQuickReplies(node, settings, template),
    ...checkAround(node, settings, template),
    ...checkFallbacks(node, settings, directory),
  ]
}

/** The header takes what the template says, and each button that takes a value gets one. */
function checkAround(
  node: string,
  { header, buttonValues }: ScriptNode['settings'],
  { name, headerMedia, buttons = [] }: Template,
): Problem[] {
  const kind = typeof header === 'object' && header !== null && 'kind' in header ? String(header.kind) : 'none'
  const takes = headerMedia ?? 'none'
  const [wanted, given] = [valuedButtons(buttons).length, Array.isArray(buttonValues) ? buttonValues.length : 0]
  const settings = ['nodes', node, 'settings']
  return [
    ...(kind === takes
      ? []
      : [
          error('template-header', `The header of template "${name}" takes ${takes}, not ${kind}`, {
            ...{ path: [...settings, 'header'], node, values: { template: name, wanted: takes, given: kind } },
          }),
        ]),
    ...(wanted === given
      ? []
      : [
          error('template-button-values', `The buttons of template "${name}" take ${wanted} values and get ${given}`, {
            ...{ path: [...settings, 'buttonValues'], node, values: { template: name, places: wanted, given } },
          }),
        ]),
  ]
}

function checkFallbacks(node: string, { template: name, fallbackLanguages }: ScriptNode['settings'], { templates }: Directory): Problem[] {
  if (!Array.isArray(fallbackLanguages)) return []
  return fallbackLanguages.flatMap((language: unknown, index) => {
    if (templates.some((template) => template.name === name && template.language === language)) return []
    const path = ['nodes', node, 'settings', 'fallbackLanguages', index]
    const values = { refersTo: 'template', id: String(name), language: String(language) }
    return [error('deleted-reference', `There is no template "${name}" in ${language} in this workspace`, { path, node, values })]
  })
}

function checkApproval(node: string, path: Problem['path'], { name, status }: Template): Problem[] {
  if (status === 'approved') return []
  const message = `Template "${name}" is ${status}; only approved ones go out`
  return [warning('template-not-approved', message, { path, node, values: { template: name, status } })]
}

function checkValues(node: string, given: number, template: Template): Problem[] {
  const places = templateVariables(template).length
  if (places === given) return []
  const path = ['nodes', node, 'settings', 'parameters']
  const message = `Template "${template.name}" has ${places} places and gets ${given} values`
  return [error('template-values', message, { path, node, values: { template: template.name, places, given } })]
}

/** A question by template is answered by the template's own buttons, so each choice is one of them, in their order. */
function checkQuickReplies(node: string, { style, choices }: Record<string, unknown>, { name, quickReplies }: Template): Problem[] {
  if (style !== 'buttons' || !Array.isArray(choices)) return []
  const titles = choices.map((choice: { title?: unknown }) => choice.title)
  if (JSON.stringify(titles) === JSON.stringify(quickReplies)) return []
  const values = { template: name, buttons: listed(quickReplies), choices: listed(titles) }
  const message = `Template "${name}" has the buttons ${values.buttons || '(none)'}, the choices are ${values.choices || '(none)'}; make them the same, in the same order`
  return [error('template-buttons', message, { path: ['nodes', node, 'settings', 'choices'], node, values })]
}

const listed = (titles: readonly unknown[]) => titles.map((title) => `"${title}"`).join(', ')
