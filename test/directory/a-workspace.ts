/** A small contact centre for tests: one channel, two skills, an agent, hours, a template, a script that uses them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Actor } from '../../engine/conversation/events'
import type { Diagnose, DirectoryStore } from '../../engine/directory/directory-store'
import type { DirectoryChangeInput } from '../../engine/directory/model/changes'
import type { Directory } from '../../engine/directory/model/directory'
import { openSecrets } from '../../engine/directory/secrets'
import { openDirectoryStore } from '../../engine/directory/store'
import { checkScript } from '../../engine/script/check'
import { checkReferences } from '../../engine/script/check-references'
import type { Script } from '../../engine/script/script'
import { smallScript } from '../script/script-builder'

export const ana: Actor = { kind: 'person', id: 'ana', name: 'Ana' }
export const rui: Actor = { kind: 'person', id: 'rui', name: 'Rui' }

const diagnose: Diagnose = (script: Script, directory: Directory) => [...checkScript(script), ...checkReferences(script, directory)]

export const channel = {
  id: 'front-desk',
  kind: 'whatsapp',
  name: 'Front desk',
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  number: '+16145551234',
  defaultScript: 'menu',
  defaultSkill: 'sales',
} as const

export const sales = { id: 'sales', name: 'Sales' }
export const support = { id: 'support', name: 'Support' }
export const maria = { id: 'maria', name: 'Maria', email: 'maria@example.org', skills: { sales: 1, support: 3 }, capacity: { total: 3 } }
export const office = { id: 'office', name: 'Office', timeZone: 'Europe/Lisbon', week: { monday: [{ from: '09:00', to: '18:00' }] } }
export const reminder = {
  name: 'appointment_reminder',
  language: 'en_US',
  category: 'utility',
  status: 'approved',
  body: 'Hello {{1}}, see you on {{2}}.',
} as const

/** Queues for sales while the office is open; `greeting` makes versions differ. */
export function menu(greeting = 'Welcome'): Script {
  return smallScript({
    id: 'menu',
    nodes: {
      begin: ['begin'],
      greet: ['send-text', { text: greeting }],
      'office-hours': ['hours', { hours: 'office' }],
      queue: ['assign-skill', { skill: 'sales' }],
      wait: ['wait-for-agent', {}],
      end: ['end'],
    },
    links: [
      'begin.default -> greet',
      'greet.default -> office-hours',
      'office-hours.default -> queue',
      'queue.default -> wait',
      'wait.assigned -> end',
    ],
  })
}

export const put = {
  sales: { type: 'putSkill', skill: sales },
  support: { type: 'putSkill', skill: support },
  maria: { type: 'putAgent', agent: maria },
  office: { type: 'putHours', hours: office },
  reminder: { type: 'putTemplate', template: reminder },
  channel: { type: 'putChannel', channel },
} satisfies Record<string, DirectoryChangeInput>

const folders: string[] = []
const stores = new Set<DirectoryStore>()

afterEach(() => {
  for (const store of stores) store.close()
  stores.clear()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** An empty folder that goes with the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-'))
  folders.push(folder)
  return folder
}

/** A store on a real file; time passes by one second with every look at the clock. */
export function openStore(folder = aFolder(), secretsKey?: string): DirectoryStore {
  let now = Date.parse('2026-06-01T09:00:00Z')
  const store = openDirectoryStore({
    file: join(folder, 'directory.sqlite'),
    diagnose,
    secrets: openSecrets({ dataDir: folder, key: secretsKey }),
    now: () => {
      now += 1000
      return now
    },
  })
  stores.add(store)
  return store
}

export function closeStore(store: DirectoryStore): void {
  stores.delete(store)
  store.close()
}

/** Everything above, with the script published and the channel saved. */
export function openFilledStore(folder?: string): DirectoryStore {
  const store = openStore(folder)
  store.change([put.sales, put.support, put.maria, put.office, put.reminder], ana)
  store.saveDraft(menu(), ana, 0)
  store.publish('menu', 'first', ana)
  store.change(put.channel, ana)
  return store
}

/** What the work throws; fails when it does not. */
export function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('expected it to throw')
}
