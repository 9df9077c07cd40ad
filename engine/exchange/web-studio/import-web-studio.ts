/**
 * A web-Studio script as a script of ours. Every action is in the report: mapped, mapped with what is different, or held by a stand-in
 * that has its branches, with a note that keeps its properties.
 */
import type { Position, Script } from '../../script/script'
import { sameName } from '../foreign-values'
import { type ImportReport, outcomeOf, type ReportEntry } from '../imported'
import { keepNote } from '../kept-note'
import { type Remark, remark, type SayRemark } from '../remarks'
import { type PlacedNode, ScriptDraft } from '../script-draft'
import { linkBranches, linkStandIn } from './link-branches'
import { mapAction, richName } from './map-action'
import { cannotMap, type Mapping, type StudioTools } from './mapping'
import { property, readStudioScript, type StudioAction, type StudioScript } from './studio-script'
import { StudioValues } from './studio-values'

export interface ImportedScript {
  readonly script: Script
  readonly report: ImportReport
}

interface Placed {
  readonly action: StudioAction
  readonly mapping: Mapping
  readonly position: Position
  /** Missing for what is a note. */
  readonly node?: PlacedNode
  readonly branchPorts?: readonly string[]
}

export function importWebStudio(document: unknown, say: SayRemark): ImportedScript {
  const studio = readStudioScript(document)
  const draft = new ScriptDraft()
  const tools = toolsFor(studio, draft)
  const place = placing(studio.actions)
  const placed = withOneBegin(studio.actions).map(({ action, isSecondBegin }, number) =>
    addAction(draft, action, isSecondBegin ? cannotMap(remark('second-begin')) : mapAction(action, tools), place(action, number)),
  )
  const entries = linkAll(draft, placed, say)
  const broken = studio.malformed.map((id): ReportEntry => {
    const remarks = [remark('malformed', { what: `actions › ${id}` })]
    return { id, type: '?', outcome: 'notMapped', nodes: [], remarks }
  })
  return {
    script: draft.finish(studio.name, ''),
    report: { entries: [...entries, ...broken], remarks: remarksOf(studio) },
  }
}

function toolsFor(studio: StudioScript, draft: ScriptDraft): StudioTools {
  const richMessages = new Map<string, string>()
  for (const action of studio.actions) {
    if (action.sort !== 'getrichmessage') continue
    const variable = property(action, 'Variable', 'ResultVariable', 'OutputVariable', 'Output')
    if (variable !== '') richMessages.set(sameName(variable), richName(action))
  }
  return { values: new StudioValues(studio, draft), richMessages }
}

function withOneBegin(actions: readonly StudioAction[]) {
  const first = actions.find(({ sort }) => sort === 'begin')
  return actions.map((action) => ({ action, isSecondBegin: action.sort === 'begin' && action !== first }))
}

/** Icons of Studio stand about 112 apart; cards here are 240 wide and have their ports below each other. */
const SCALE = { x: 2.75, y: 3 }
const PER_ROW = 8

function placing(actions: readonly StudioAction[]): (action: StudioAction, number: number) => Position {
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (const { x, y } of actions) {
    if (x !== undefined) left = Math.min(left, x)
    if (y !== undefined) top = Math.min(top, y)
  }
  return ({ x, y }, number) =>
    x === undefined || y === undefined
      ? { x: (number % PER_ROW) * 320, y: Math.floor(number / PER_ROW) * 336 }
      : { x: (x - left) * SCALE.x, y: (y - top) * SCALE.y }
}

function addAction(draft: ScriptDraft, action: StudioAction, mapping: Mapping, position: Position): Placed {
  switch (mapping.is) {
    case 'note':
      draft.note(mapping.text, position)
      return { action, mapping, position }
    case 'node': {
      const added = draft.add(mapping.node, isTelling(action) ? action.caption || undefined : undefined, position)
      if (added.fits) return { action, mapping, position, node: added.node }
      return addAction(draft, action, cannotMap(...mapping.remarks, added.why), position)
    }
    case 'standIn': {
      const branches = action.branches.filter(({ isDefault }) => !isDefault).map(({ label }) => label)
      const { branchPorts, ...node } = draft.addStandIn(branches, nameOf(action), position)
      return { action, mapping, position, node, branchPorts }
    }
  }
}

/** Studio captions an action by its type until somebody names it. */
const isTelling = ({ caption, type }: StudioAction): boolean => sameName(caption.replace(/\d+$/, '')) !== sameName(type)

const nameOf = (action: StudioAction): string =>
  isTelling(action) && action.caption !== '' ? `${action.type}: ${action.caption}` : action.type

function linkAll(draft: ScriptDraft, placed: readonly Placed[], say: SayRemark): readonly ReportEntry[] {
  const byAction = new Map(placed.map((one) => [one.action.id, one]))
  const nodeOf = (id: string) => byAction.get(id)?.node?.id
  const nameOfAction = (id: string) => {
    const found = byAction.get(id)
    return found ? nameOf(found.action) : id
  }
  return placed.map(({ action, mapping, node, branchPorts, position }) => {
    const remarks: Remark[] = mapping.is === 'note' ? [] : [...mapping.remarks]
    if (node && mapping.is === 'node') {
      const { node: wanted, ways } = mapping
      remarks.push(...linkBranches(draft, { action, placed: node, kind: wanted.kind, ways, nodeOf, nameOf: nameOfAction }))
    } else if (node) {
      remarks.push(...linkStandIn(draft, { action, placed: { ...node, branchPorts: branchPorts ?? [] }, nodeOf }))
    }
    const outcome = outcomeOf(mapping.is !== 'standIn', remarks)
    const settings = action.properties.map(({ name, value }) => [name, value] as const)
    keepNote(draft, { title: nameOf(action), outcome, remarks, settings, position, node: node?.id }, say)
    return {
      id: action.id,
      type: action.type,
      ...(action.caption && isTelling(action) ? { name: action.caption } : {}),
      outcome,
      nodes: node ? [node.id] : [],
      remarks,
    }
  })
}

function remarksOf({ actions, mediaType }: StudioScript): readonly Remark[] {
  const isDigital = mediaType === '' || /digital|chat/i.test(mediaType)
  return [
    ...(actions.some(({ sort }) => sort === 'begin') ? [] : [remark('no-begin')]),
    ...(isDigital ? [] : [remark('media-type', { type: mediaType })]),
  ]
}
