/** Words about auto-layout, lining up and spacing. */
import { plural } from '../plural'

export const arrange = {
  commands: {
    layOut: 'Lay out',
    layOutSelection: 'Lay out the selection',
    layOutAnew: 'Lay out anew, from scratch',
    align: {
      left: 'Align left edges',
      centre: 'Align centres',
      right: 'Align right edges',
      top: 'Align top edges',
      middle: 'Align middles',
      bottom: 'Align bottom edges',
    },
    distributeAcross: 'Distribute horizontally',
    distributeDown: 'Distribute vertically',
    grid: 'Move the selection onto the grid',
  },
  progress: (count: number) => `Laying out ${plural(count, 'node', 'nodes')}…`,
  stop: 'Stop',
  hint: (count: number) => `${plural(count, 'card lies', 'cards lie')} over others.`,
  waveAway: 'Do not offer a layout',
  said: {
    laidOut: (count: number) => `Laid out: ${plural(count, 'node', 'nodes')} moved.`,
    inOrder: 'Everything is in order already. “Lay out anew” ignores how it is drawn now.',
    failed: (reason: string) => `The layout did not work, nothing was moved: ${reason}`,
    aligned: (count: number) => `Aligned ${plural(count, 'thing', 'things')}.`,
    distributed: (count: number) => `Distributed ${plural(count, 'thing', 'things')}.`,
    onGrid: (count: number) => `${plural(count, 'thing lies', 'things lie')} on the grid.`,
  },
}
