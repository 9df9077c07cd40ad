/** The machine of a script as JSON is one that XState takes: by itself, without anything of ours. */
import { expect, it } from 'vitest'
import { createActor, createMachine } from 'xstate'
import { machineConfig } from '../../engine/compile/machine-config'
import { exportedScripts } from './exported-scripts'
import { hostileScript } from './hostile-script'

it.each(exportedScripts)('createMachine takes the machine of %s, with a state for each node', (_title, script) => {
  const machine = createMachine(JSON.parse(JSON.stringify(machineConfig(script))))
  expect(Object.keys(machine.states)).toEqual([...Object.keys(script.nodes), '$default-skill'])
})

it('runs under XState with actions and guards of the reader’s own', () => {
  // given
  const acts: string[] = []
  const act = (_: unknown, params: unknown) => acts.push(JSON.stringify(params))
  const machine = createMachine(JSON.parse(JSON.stringify(machineConfig(hostileScript)))).provide({
    actions: { resetAttempts: act, sendText: act, left: act, takeAnswer: act },
    guards: { hasFault: () => false, isChoiceReply: () => false },
  })
  // when
  const actor = createActor(machine).start()
  // then
  expect(actor.getSnapshot().value).toEqual({ topic: 'asking' })
  expect(acts.join()).toContain('</script>')
})
