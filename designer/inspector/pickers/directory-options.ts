/** What of the workspace a field can refer to, as a picker lists it. */
import type { Directory } from '../../../engine/directory/model/directory'
import type { FieldMeta } from '../../../nodes/define-node'
import { words } from '../../wording/words'
import type { PickerOption } from './Picker'

export type InDirectory = Exclude<NonNullable<FieldMeta['refersTo']>, 'variable' | 'template'>

export function directoryOptions(directory: Directory, refersTo: InDirectory): readonly PickerOption[] {
  switch (refersTo) {
    case 'skill':
      return directory.skills.map(({ id, name }) => ({ id, name, detail: id }))
    case 'channel':
      return directory.channels.map(({ id, name, number }) => ({ id, name, detail: number }))
    case 'hours':
      return directory.hours.map(({ id, name, timeZone }) => ({ id, name, detail: words.inspector.inZone(timeZone) }))
    default:
      return refersTo satisfies never
  }
}
