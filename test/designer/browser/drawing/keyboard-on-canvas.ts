/** Draws on the canvas without a pointer: walks to a port, adds or links there, and goes into the form and back. */
import type { Page } from 'playwright-core'
import { kindTitle } from '../../../../designer/catalogue/kind-in-words'
import type { Script, ScriptNode } from '../../../../engine/script/script'
import { fillForm } from './fill-form'
import { type Focus, type Keys, keyboardHand } from './keyboard-hand'
import type { Step, Way } from './plan'

/** More ports than any card of the example has. */
const MOST_PORTS = 12

export function keyboardOnCanvas(page: Page, keys: Keys, script: Pick<Script, 'nodes'>) {
  const hand = keyboardHand(page, keys)
  const idsOnPage = new Map<string, string>()

  const onPageId = (id: string): string => {
    const known = idsOnPage.get(id)
    if (known === undefined) throw new Error(`"${id}" is not drawn yet`)
    return known
  }
  /** As one would look for it: by its name, or where it has none by its id. */
  const calledOnPage = (id: string) => script.nodes[id]?.name ?? onPageId(id)
  const isOnCard = (id: string) => (focus: Focus) => focus.isOnCanvas && focus.standsOn === `card-${id}`
  const isInDialog = (title: RegExp) => (focus: Focus) => focus.role === 'combobox' && focus.groups.some((group) => title.test(group))

  async function choose(dialog: RegExp, text: string): Promise<void> {
    await keys.untilOn(`the dialog ${dialog}`, isInDialog(dialog))
    await keys.type(text)
    await keys.press('Enter')
    await keys.untilOn('the canvas', (focus) => focus.isOnCanvas)
  }

  async function goTo(id: string): Promise<void> {
    const wanted = isOnCard(onPageId(id))
    if (wanted(await keys.focus())) return
    if (script.nodes[id]?.kind === 'begin') await keys.press('Home')
    else {
      await keys.press('Control+k')
      await choose(/^Commands/, calledOnPage(id))
    }
    await keys.untilOn(`the card of "${id}"`, wanted)
  }
  async function goToPort({ from, port }: Way): Promise<void> {
    const wanted = `port-${onPageId(from)}-${port}`
    const { standsOn } = await keys.focus()
    if (standsOn === wanted) return
    if (!standsOn.startsWith(`port-${onPageId(from)}-`)) await goTo(from)
    for (let tried = 0; (await keys.focus()).standsOn !== wanted; tried += 1) {
      if (tried > MOST_PORTS) throw new Error(`"${from}" has no port "${port}"`)
      await keys.press('p')
    }
  }
  async function leaveAll(): Promise<void> {
    for (let tried = 0; (await keys.focus()).standsOn !== ''; tried += 1) {
      if (tried > 4) throw new Error('Escape does not leave the drawing')
      await keys.press('Escape')
    }
  }
  /** What was just added is stood on. */
  async function added(id: string): Promise<void> {
    const known = [...idsOnPage.values()].map((each) => `card-${each}`)
    const { standsOn } = await keys.untilOn('the new card', ({ standsOn }) => standsOn.startsWith('card-') && !known.includes(standsOn))
    idsOnPage.set(id, standsOn.slice('card-'.length))
  }
  async function fill({ kind, name, settings }: ScriptNode): Promise<void> {
    if (name !== undefined) {
      await keys.press('F2')
      await keys.untilOn('the name on the card', (focus) => focus.name === 'Name of the node' && !focus.isOnCanvas)
      await keys.type(name)
      await keys.press('Enter')
      await keys.untilOn('the canvas', (focus) => focus.isOnCanvas)
    }
    if (Object.keys(settings).length === 0) return
    await keys.press('Enter')
    await keys.untilOn('the form', (focus) => focus.groups.includes('Form'))
    await fillForm(hand, kind, settings)
    await backToCanvas()
  }
  /** The first Escape may be for a list that is open. */
  async function backToCanvas(): Promise<void> {
    for (let tried = 0; !(await keys.focus()).isOnCanvas; tried += 1) {
      if (tried > 4) throw new Error(`Escape does not lead back to the canvas from ${JSON.stringify(await keys.focus())}`)
      await keys.press('Escape')
      await keys.settle()
    }
  }

  return {
    backToCanvas,
    leaveAll,
    async draw(step: Step): Promise<void> {
      if (step.is === 'link') {
        await goToPort(step.at)
        await keys.press('c')
        return choose(/^Where does /, calledOnPage(step.to))
      }
      const node = script.nodes[step.node]
      if (!node) return
      if (node.kind === 'begin') {
        idsOnPage.set(step.node, 'begin')
        return
      }
      if (step.is === 'start') await leaveAll()
      else await goToPort(step.at)
      await keys.press(step.is === 'insert' ? 'i' : 'a')
      await choose(/^(Add|Insert) /, kindTitle(node.kind))
      await added(step.node)
      await fill(node)
    },
    async note(text: string, node: string | undefined): Promise<void> {
      await keys.press('n')
      await keys.untilOn('the note', ({ standsOn }) => standsOn.startsWith('note-'))
      await keys.press('Enter')
      await keys.untilOn('its text', (focus) => focus.role === 'textbox')
      await keys.type(text)
      await backToCanvas()
      if (node === undefined) return
      await keys.press('Control+i')
      await keys.untilOn('the form', (focus) => focus.groups.includes('Form'))
      await hand.pick('Pinned to', calledOnPage(node))
      await backToCanvas()
    },
    /** Runs a command by its name. */
    async command(title: string): Promise<void> {
      await keys.press('Control+k')
      await keys.untilOn('the commands', isInDialog(/^Commands/))
      await keys.type(title)
      await keys.press('Enter')
    },
  }
}
