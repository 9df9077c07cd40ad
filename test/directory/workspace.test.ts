/** Workspace as code: reading a folder, applying it, what an apply may not overwrite, writing it back. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printChange } from '../../engine/directory/difference'
import type { DirectoryStore } from '../../engine/directory/directory-store'
import { Conflict, RefusedChange } from '../../engine/directory/errors'
import { applyWorkspace, isApplied, planWorkspace } from '../../engine/directory/workspace/apply-workspace'
import { exportWorkspace } from '../../engine/directory/workspace/export-workspace'
import { printProblem, readWorkspace } from '../../engine/directory/workspace/read-workspace'
import { currentWorkspace, hashesOf, type Workspace } from '../../engine/directory/workspace/workspace'
import type { Script } from '../../engine/script/script'
import { smallScript } from '../script/script-builder'
import { aFolder, ana, menu, openFilledStore, openStore, rui, thrownBy } from './a-workspace'

const YAML = `# The front desk of a small hotel
formatVersion: 1
channels:
  - id: front-desk
    kind: whatsapp
    name: Front desk
    phoneNumberId: "106540352242922"
    wabaId: "102290129340398"
    number: "+16145551234"
    defaultScript: menu
    defaultSkill: sales
skills:
  - { id: sales, name: Sales }
  - { id: support, name: Support, offersNeedAccept: true }
agents:
  - id: maria
    name: Maria
    skills: { sales: 1, support: 3 }
    capacity: { total: 3 }
hours:
  - id: office
    name: Office
    timeZone: Europe/Lisbon
    week:
      monday: [{ from: 09:00, to: 12:30 }, { from: 13:30, to: 18:00 }]
    holidays:
      - { date: 2026-12-25, name: Christmas }
templates:
  - { name: appointment_reminder, language: en_US, category: utility, status: approved, body: "Hello {{1}}" }
`

function writeFolder(files: Readonly<Record<string, string>> = {}, folder = aFolder()): string {
  mkdirSync(join(folder, 'scripts'), { recursive: true })
  const all = { 'workspace.yaml': YAML, 'scripts/menu.json': JSON.stringify(menu()), ...files }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text)
  return folder
}

function read(folder: string): Workspace {
  const result = readWorkspace(folder)
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'))
  return result.workspace
}

const problemsOf = (folder: string) => {
  const result = readWorkspace(folder)
  return result.ok ? [] : result.problems.map(printProblem)
}

const filesOf = (folder: string) =>
  Object.fromEntries(
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((name) => /\.(json|yaml)$/.test(name))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )

const apply = (store: DirectoryStore, folder: string, force = false) => applyWorkspace(store, read(folder), ana, { force })

describe('reading a workspace folder', () => {
  it('gives directory and scripts', () => {
    const { directory, scripts } = read(writeFolder())
    expect(directory.skills).toMatchObject([{ id: 'sales', offerSeconds: 30 }, { id: 'support' }])
    expect(directory.hours[0]?.week.monday?.[0]).toEqual({ from: '09:00', to: '12:30' })
    expect(scripts).toEqual([menu()])
  })

  it('tells every problem of every file with its line', () => {
    const folder = writeFolder({
      'workspace.yaml': YAML.replace('total: 3', 'total: 300')
        .replace('name: Sales }', 'name: S }')
        .replace('"106540352242922"', '106540352242922'),
      'scripts/menu.json': JSON.stringify({ ...menu(), name: '' }, null, 2),
      'scripts/other.json': '{\n  "id": "other",\n  oops\n}',
    })
    const problems = problemsOf(folder)
    expect(problems).toEqual([
      expect.stringMatching(/^scripts\/menu\.json:4:11: name: /),
      expect.stringMatching(/^scripts\/other\.json:3:3: This is not JSON/),
      expect.stringMatching(/^workspace\.yaml:7:20: channels\.0\.phoneNumberId: .*put it in quotes$/),
      expect.stringMatching(/^workspace\.yaml:13:24: skills\.0\.name: /),
      expect.stringMatching(/^workspace\.yaml:19:24: agents\.0\.capacity\.total: /),
    ])
  })

  it.each([
    [
      'a mistyped setting',
      YAML.replace('offersNeedAccept', 'offerNeedsAccept'),
      /^workspace\.yaml:14:53: skills\.1\.offerNeedsAccept: this Cordboard knows no such setting/,
    ],
    ['a part that is not supported', `${YAML}sla: {}\n`, /^workspace\.yaml:\d+:6: sla: this Cordboard knows no such setting/],
    [
      'a default skill that does not exist',
      YAML.replace('defaultSkill: sales', 'defaultSkill: gone'),
      /^workspace\.yaml:11:19: Channel "front-desk" has the default skill "gone"/,
    ],
    [
      'a default script that the folder lacks',
      YAML.replace('defaultScript: menu', 'defaultScript: gone'),
      /^workspace\.yaml:10:20: .*not published/,
    ],
    [
      'one id twice',
      YAML.replace('id: support', 'id: sales').replace(', support: 3', ''),
      /^workspace\.yaml:14:11: Two skills have the id "sales"/,
    ],
    [
      'one key twice',
      YAML.replace('kind: whatsapp', 'kind: whatsapp\n    kind: whatsapp'),
      /^workspace\.yaml:6:5: Map keys must be unique/,
    ],
    ['a later format', YAML.replace('formatVersion: 1', 'formatVersion: 2'), /^workspace\.yaml:2:16: .*reads format version 1/],
    ['broken YAML', `${YAML}  - [`, /^workspace\.yaml:\d+:\d+: /],
    ['nothing in it', '', /^workspace\.yaml: A workspace is a mapping/],
  ])('refuses %s', (_, yaml, problem) => {
    expect(problemsOf(writeFolder({ 'workspace.yaml': yaml }))[0]).toMatch(problem)
  })

  it('refuses a list of aliases that would grow without bound', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]`),
    ]
    expect(problemsOf(writeFolder({ 'workspace.yaml': bomb.join('\n') }))[0]).toContain('alias')
  })

  it('refuses a script file whose name is not its id', () => {
    expect(problemsOf(writeFolder({ 'scripts/other.json': JSON.stringify(menu()) }))).toEqual([
      'scripts/other.json: The script\'s id is "menu", so the file must be named menu.json.',
    ])
  })

  it('refuses a script file over 5 MB unread', () => {
    const folder = writeFolder()
    truncateSync(join(folder, 'scripts/menu.json'), 5 * 1024 * 1024 + 1)
    expect(problemsOf(folder)[0]).toBe('scripts/menu.json: scripts/menu.json has 5242881 bytes; at most 5242880 are read. Split it.')
  })

  it('follows no link out of the folder', () => {
    const folder = writeFolder()
    const outside = join(aFolder(), 'secret.json')
    writeFileSync(outside, 'secret words')
    symlinkSync(outside, join(folder, 'scripts/linked.json'))
    expect(problemsOf(folder).join()).toContain('links are not followed')
    expect(problemsOf(folder).join()).not.toContain('secret words')
  })

  it('takes a prototype key for what it is: an unknown setting', () => {
    expect(problemsOf(writeFolder({ 'workspace.yaml': `${YAML}__proto__: { polluted: true }\n` })).join()).toContain('no such setting')
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it('says that a folder without workspace.yaml is none', () => {
    expect(problemsOf(aFolder())[0]).toContain('There is no workspace.yaml')
  })
})

describe('applying', () => {
  it('fills an empty store in one revision, shows first what it will do, and does nothing the second time', () => {
    const store = openStore()
    const folder = writeFolder()
    const plan = planWorkspace(store, read(folder))
    expect(plan.changes.map(printChange)).toEqual([
      '+ script menu',
      '+ hours office',
      '+ skill sales',
      '+ skill support',
      '+ agent maria',
      '+ template appointment_reminder/en_US',
      '+ channel front-desk',
    ])
    expect(store.current().revision).toBe(0)
    expect(isApplied(store, read(folder))).toBe(false)

    expect(apply(store, folder)).toMatchObject({ revision: 1, changes: { length: 7 } })
    expect(isApplied(store, read(folder))).toBe(true)
    const entries = store.readAudit().entries.length
    expect(apply(store, folder)).toEqual({ revision: 1, changes: [] })
    expect(store.readAudit().entries).toHaveLength(entries)
    expect(store.versions('menu')).toHaveLength(1)
  })

  it('publishes only the scripts whose content differs, whatever the order of their keys', () => {
    const store = openStore()
    apply(
      store,
      writeFolder({
        'scripts/other.json': JSON.stringify(
          smallScript({ id: 'other', nodes: { begin: ['begin'], end: ['end'] }, links: ['begin.default -> end'] }),
        ),
      }),
    )
    const { nodes, ...rest } = menu('Good morning')
    const other = smallScript({ id: 'other', nodes: { end: ['end'], begin: ['begin'] }, links: ['begin.default -> end'] })
    const folder = writeFolder({ 'scripts/menu.json': JSON.stringify({ ...rest, nodes }), 'scripts/other.json': JSON.stringify(other) })
    expect(apply(store, folder).changes.map(printChange)).toEqual([
      '~ script menu\n    nodes.greet.settings.text: "Welcome" -> "Good morning"',
    ])
    expect(store.versions('menu').map(({ version }) => version)).toEqual([2, 1])
    expect(store.versions('other')).toHaveLength(1)
    expect(store.draft('menu')?.script).toEqual(menu('Good morning'))
  })

  it('removes what an earlier apply brought and the folder dropped', () => {
    const store = openStore()
    apply(store, writeFolder())
    const without = YAML.replace('  - { id: support, name: Support, offersNeedAccept: true }\n', '').replace(', support: 3', '')
    const { changes } = apply(store, writeFolder({ 'workspace.yaml': without }))
    expect(changes.map(printChange)).toEqual(['~ agent maria\n    skills.support: removed 3', '- skill support'])
    expect(store.current().skills.map(({ id }) => id)).toEqual(['sales'])
  })

  it('leaves alone what was made here and never came from a folder', () => {
    const store = openStore()
    apply(store, writeFolder())
    store.change({ type: 'putSkill', skill: { id: 'billing', name: 'Billing' } }, rui)
    expect(apply(store, writeFolder())).toEqual({ revision: 2, changes: [] })
    expect(store.current().skills.map(({ id }) => id)).toEqual(['sales', 'support', 'billing'])
  })

  it('refuses to overwrite what was edited here since, with the difference, unless forced', () => {
    const store = openStore()
    const folder = writeFolder()
    apply(store, folder)
    store.change({ type: 'putSkill', skill: { id: 'sales', name: 'Sales here' } }, rui)
    const refused = thrownBy(() => apply(store, folder))
    expect(refused).toBeInstanceOf(Conflict)
    expect((refused as Conflict).changes.map(printChange)).toEqual(['~ skill sales\n    name: "Sales here" -> "Sales"'])
    expect(store.current().skills[0]?.name).toBe('Sales here')
    apply(store, folder, true)
    expect(store.current().skills[0]?.name).toBe('Sales')
    expect(apply(store, folder).changes).toEqual([])
  })

  it('refuses to bring back what was removed here since, unless forced', () => {
    const store = openStore()
    const folder = writeFolder()
    apply(store, folder)
    store.change({ type: 'removeAgent', id: 'maria' }, rui)
    expect(() => apply(store, folder)).toThrow('agent "maria"')
    apply(store, folder, true)
    expect(store.current().agents).toHaveLength(1)
  })

  it('refuses to take over what was made here under the same id', () => {
    const store = openStore()
    store.change({ type: 'putSkill', skill: { id: 'sales', name: 'Made here' } }, rui)
    expect(() => apply(store, writeFolder())).toThrow('skill "sales"')
  })

  it('refuses to publish over unpublished work on a draft; forced, the work stays in the audit', () => {
    const store = openStore()
    apply(store, writeFolder())
    store.saveDraft(menu('Work in progress'), rui, 1)
    const changed = writeFolder({ 'scripts/menu.json': JSON.stringify(menu('From the folder')) })
    expect(() => apply(store, changed)).toThrow('script "menu"')
    expect(store.draft('menu')?.script).toEqual(menu('Work in progress'))
    apply(store, changed, true)
    expect(store.draft('menu')?.script).toEqual(menu('From the folder'))
    expect(store.readAudit().entries.find(({ action }) => action === 'replaceDraft')?.before).toEqual(menu('Work in progress'))
  })

  it('hands on what becomes of cases that run older versions of its scripts', () => {
    const store = openStore()
    apply(store, writeFolder())
    expect(store.runsChoices.open()).toEqual([])
    const changed = read(writeFolder({ 'scripts/menu.json': JSON.stringify(menu('From the folder')) }))
    applyWorkspace(store, changed, ana, { runs: 'move' })
    expect(store.runsChoices.open()).toMatchObject([{ scriptId: 'menu', toVersion: 2, choice: 'move', by: ana }])
    applyWorkspace(store, changed, ana, { runs: 'move' })
    expect(store.runsChoices.open()).toHaveLength(1)
  })

  it('is refused whole when one script has errors', () => {
    const store = openStore()
    const broken = menu()
    const folder = writeFolder({
      'scripts/menu.json': JSON.stringify({
        ...broken,
        nodes: { ...broken.nodes, queue: { ...broken.nodes['queue' as keyof Script['nodes']], settings: { skill: 'gone' } } },
      }),
    })
    const refused = thrownBy(() => apply(store, folder))
    expect(refused).toBeInstanceOf(RefusedChange)
    expect(String(refused)).toContain('menu: There is no skill "gone"')
    expect(store.current().revision).toBe(0)
    expect(store.scripts()).toEqual([])
    expect(store.lastApplied().size).toBe(0)
  })
})

describe('exporting', () => {
  it('into the folder that was applied changes no byte', () => {
    const store = openStore()
    const folder = writeFolder()
    apply(store, folder)
    const before = filesOf(folder)
    expect(exportWorkspace(store, folder)).toEqual({ written: [], unchanged: ['workspace.yaml', 'scripts/menu.json'], leftOver: [] })
    expect(filesOf(folder)).toEqual(before)
  })

  it('writes a folder that means the same, and the same bytes each time', () => {
    const store = openStore()
    apply(store, writeFolder())
    const [one, two] = [aFolder(), aFolder()]
    exportWorkspace(store, one)
    exportWorkspace(store, two)
    expect(filesOf(one)).toEqual(filesOf(two))
    expect(hashesOf(read(one))).toEqual(hashesOf(currentWorkspace(store)))

    const copy = openStore()
    apply(copy, one)
    const three = aFolder()
    exportWorkspace(copy, three)
    expect(filesOf(three)).toEqual(filesOf(one))
  })

  it('rewrites only what changed, and names script files that the workspace does not have', () => {
    const store = openStore()
    const folder = writeFolder()
    apply(store, folder)
    store.saveDraft(menu('Edited here'), rui, 1)
    store.publish('menu', '', rui)
    cpSync(join(folder, 'scripts/menu.json'), join(folder, 'scripts/old.json'))
    expect(exportWorkspace(store, folder)).toEqual({
      written: ['scripts/menu.json'],
      unchanged: ['workspace.yaml'],
      leftOver: ['scripts/old.json'],
    })
    rmSync(join(folder, 'scripts/old.json'))
    expect(read(folder).scripts).toEqual([menu('Edited here')])
    expect(apply(store, folder).changes).toEqual([])
  })

  it('holds what is published, not drafts', () => {
    const store = openFilledStore()
    store.saveDraft(menu('Not yet'), rui, 1)
    const folder = aFolder()
    exportWorkspace(store, folder)
    expect(read(folder).scripts).toEqual([menu()])
  })

  it('brings any text through unharmed', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(text, text, (name, greeting) => {
        const store = openFilledStore()
        store.change({ type: 'putAgent', agent: { id: 'any', name, skills: {}, capacity: { total: 1 } } }, ana)
        store.saveDraft({ ...menu(), name: greeting }, ana, 1)
        store.publish('menu', '', ana)
        const folder = aFolder()
        exportWorkspace(store, folder)
        expect(hashesOf(read(folder))).toEqual(hashesOf(currentWorkspace(store)))
      }),
      { numRuns: 40 },
    )
  })
})
