/** Words about files of other systems that are imported; what is different in each place is said by the engine's own table. */

import type { RemarkRule, RemarkValues } from '../../../engine/exchange/remarks'
import { plural } from '../plural'

type Remarks = Readonly<Record<RemarkRule, (values: RemarkValues) => string>>

export const foreign = {
  formats: { 'web-studio': 'A script of web Studio', rapidpro: 'A flow of RapidPro' },
  about: (format: string, things: number, nodes: number) =>
    `${format}: ${plural(things, 'thing', 'things')} read, ${plural(nodes, 'node', 'nodes')} made. Nothing is saved before you import it.`,
  groups: {
    notMapped: (count: number) => `Not mapped: ${count}. A stand-in holds each place`,
    withLoss: (count: number) => `Mapped with a difference: ${count}`,
    mapped: (count: number) => `Mapped: ${count}`,
  },
  allMapped: 'Everything has its counterpart here.',
  more: (count: number) => `and ${count} more`,
  noFlow: 'The file is an export without flows. Export it again with the flow in it.',
  tooOld: 'The flow was written by a RapidPro before specification 13. Export it again from one of today.',
  /** In English they are the engine's own, which come with what reads such files. */
  remarks: undefined as Remarks | undefined,
}
