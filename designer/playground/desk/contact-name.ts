/** How a contact is called on the desk. */
import type { CaseView } from '../../../engine/views/case-view'
import { words } from '../../wording/words'

export function contactName(theCase: Pick<CaseView, 'contact'> | undefined): string {
  const { name, username, phone } = theCase?.contact ?? {}
  return name ?? username ?? (phone === undefined ? words.desk.contact : `+${phone.replace(/^\+/, '')}`)
}
