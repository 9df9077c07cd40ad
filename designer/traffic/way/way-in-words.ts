/** How the way of a case is called. */
import type { ContactDetails } from '../../../engine/conversation/inbound'
import type { RunWay } from '../../playground/script/way'
import { words } from '../../wording/words'

export const nameOf = ({ name, username, phone }: ContactDetails): string =>
  name ?? username ?? (phone === undefined ? words.traffic.nameless : `+${phone.replace(/^\+/, '')}`)

export function stateInWords({ end }: Pick<RunWay, 'end'>): string {
  if (!end) return words.traffic.way.running
  return end.reason === undefined ? words.traffic.way.ended[end.how] : `${words.traffic.way.ended[end.how]}: ${end.reason}`
}
