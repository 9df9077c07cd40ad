/**
 * The structure of a script's SCXML, by rules of our own. That it is valid by the schema of the W3C was seen by hand (DESIGN.md there).
 *
 * @vitest-environment jsdom
 */
import { describe, expect, it } from 'vitest'
import { machineConfig } from '../../engine/compile/machine-config'
import { scxmlText } from '../../engine/exchange/export-scxml'
import type { Script } from '../../engine/script/script'
import { exportedScripts } from './exported-scripts'

const parsed = (script: Script): Document => new DOMParser().parseFromString(scxmlText(script), 'application/xml')

const all = (document: Document, ...names: readonly string[]) => names.flatMap((name) => [...document.getElementsByTagName(name)])

describe.each(exportedScripts)('the SCXML of %s, by rules of our own', (_title, script) => {
  const document = parsed(script)
  const ids = all(document, 'state', 'final', 'data', 'send').map((element) => element.id)
  const states = new Set(all(document, 'state', 'final').map((element) => element.id))

  it('has ids that are XML names, each once', () => {
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('leads to states that are there', () => {
    const targets = all(document, 'transition', 'state', 'scxml').flatMap(
      (element) => element.getAttribute('target') ?? element.getAttribute('initial') ?? [],
    )
    for (const target of targets) expect(states).toContain(target)
  })

  it('cancels on exit each timer that it starts on entry, and reacts to it', () => {
    for (const send of all(document, 'send')) {
      const state = send.closest('state')
      expect(send.getAttribute('delay')).toMatch(/^\d+ms$/)
      expect([...(state?.querySelectorAll(':scope > onexit > cancel') ?? [])].map((cancel) => cancel.getAttribute('sendid'))).toContain(
        send.id,
      )
      expect([...(state?.querySelectorAll(':scope > transition') ?? [])].map((transition) => transition.getAttribute('event'))).toContain(
        send.getAttribute('event'),
      )
    }
  })

  it('has a state for each node, and every variable with its first value', () => {
    const kinds = all(document, 'state', 'final').filter((element) => element.hasAttribute('cordboard:kind'))
    expect(kinds).toHaveLength(Object.keys(script.nodes).length)
    expect(all(document, 'data').map((element) => element.id)).toEqual(Object.keys(script.variables))
    for (const data of all(document, 'data')) expect(() => JSON.parse(data.getAttribute('expr') ?? '')).not.toThrow()
  })

  it('carries each action and guard of the machine as it is', () => {
    const called = all(document, 'script').map((element) => /^cordboard\.act\((.*)\)$/s.exec(element.textContent ?? '')?.[1] ?? '')
    const texts = JSON.stringify(called.map((code) => JSON.parse(code) as unknown))
    for (const state of Object.values(machineConfig(script).states ?? {})) {
      for (const action of state.entry ?? []) expect(texts).toContain(JSON.stringify(action))
    }
    for (const transition of all(document, 'transition')) {
      const guard = transition.getAttribute('cond')
      if (guard !== null) expect(JSON.parse(/^cordboard\.holds\((.*)\)$/s.exec(guard)?.[1] ?? '')).toHaveProperty('type')
    }
  })
})
