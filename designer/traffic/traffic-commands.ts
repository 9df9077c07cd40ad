/** Commands about what goes through the script, and about the way of the case that is open. */
import type { Command } from '../commands/command'
import { words } from '../wording/words'
import { panelState } from './panel-state'
import { closeShownCase, isCaseShown } from './shown-case'
import { goToEnd, stepBy } from './way/way-store'

export const trafficCommands: readonly Command[] = [
  {
    id: 'traffic.show',
    group: 'view',
    title: () => words.traffic.commands.show,
    where: 'anywhere',
    run({ view }) {
      panelState.setState({ tab: 'numbers' })
      view.set({ panel: 'traffic' })
    },
  },
  {
    id: 'traffic.findCase',
    group: 'view',
    title: () => words.traffic.commands.findCase,
    where: 'anywhere',
    run({ view }) {
      if (isCaseShown()) closeShownCase()
      panelState.setState({ tab: 'runs' })
      view.set({ panel: 'traffic' })
    },
  },
  {
    id: 'traffic.forward',
    group: 'view',
    title: () => words.traffic.commands.forward,
    keys: ['.'],
    where: 'canvas',
    isEnabled: isCaseShown,
    run: () => stepBy(1),
  },
  {
    id: 'traffic.back',
    group: 'view',
    title: () => words.traffic.commands.back,
    keys: [','],
    where: 'canvas',
    isEnabled: isCaseShown,
    run: () => stepBy(-1),
  },
  {
    id: 'traffic.live',
    group: 'view',
    title: () => words.traffic.commands.live,
    where: 'anywhere',
    isEnabled: isCaseShown,
    run: goToEnd,
  },
  {
    id: 'traffic.close',
    group: 'view',
    title: () => words.traffic.commands.close,
    where: 'anywhere',
    isEnabled: isCaseShown,
    run: closeShownCase,
  },
]
