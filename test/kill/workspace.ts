/**
 * The workspace of the gate: the front-desk example, open around the clock and in more of a hurry, so that offers run out and waits
 * time out while the product is being killed.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'

export const CHANNEL = { id: 'front-desk', phoneNumberId: '106540352242922', wabaId: '102290129340398', number: '+15550783881' } as const

export interface GateAgent {
  readonly id: string
  /** Cases at once. */
  readonly capacity: number
}

interface WorkspaceFile {
  channels: { id: string; phoneNumberId: string }[]
  skills: { id: string; offersNeedAccept?: boolean; offerSeconds?: number }[]
  agents: { id: string; capacity: { total: number; whatsapp?: number } }[]
  hours: { id: string; week: Record<string, { from: string; to: string }[]>; holidays?: unknown }[]
}

interface ScriptFile {
  nodes: Record<string, { settings: Record<string, unknown> }>
}

const EXAMPLE = join(import.meta.dirname, '../../examples/front-desk')
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Writes it into the folder and gives the agents who work there. */
export function writeGateWorkspace(folder: string): readonly GateAgent[] {
  cpSync(EXAMPLE, folder, { recursive: true, filter: (file) => !file.endsWith('.test.ts') })
  const file = join(folder, 'workspace.yaml')
  const workspace = parse(readFileSync(file, 'utf8')) as WorkspaceFile
  workspace.hours = workspace.hours.map(({ holidays: _none, ...hours }) => ({
    ...hours,
    week: Object.fromEntries(DAYS.map((day) => [day, [{ from: '00:00', to: '24:00' }]])),
  }))
  workspace.skills = workspace.skills.map((skill) => (skill.offersNeedAccept ? { ...skill, offerSeconds: 5 } : skill))
  writeFileSync(file, stringify(workspace))

  const scriptFile = join(folder, 'scripts/front-desk.json')
  const script = JSON.parse(readFileSync(scriptFile, 'utf8')) as ScriptFile
  hurry(script, 'ask-topic', 8)
  hurry(script, 'wait', 2)
  writeFileSync(scriptFile, JSON.stringify(script, null, 2))
  return workspace.agents.map(({ id, capacity }) => ({ id, capacity: Math.min(capacity.total, capacity.whatsapp ?? capacity.total) }))
}

function hurry(script: ScriptFile, node: string, maxWaitSeconds: number): void {
  const found = script.nodes[node]
  if (!found) throw new Error(`The front-desk example has no node "${node}" any more: adapt the gate to it`)
  found.settings.maxWaitSeconds = maxWaitSeconds
}
