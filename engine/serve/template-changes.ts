/** What Meta tells about templates goes into the directory, so that the next send knows. Templates that are not there stay unknown. */
import type { DirectoryStore } from '../directory/directory-store'
import { findTemplate } from '../directory/model/look-up'
import type { EnvelopeItem } from '../whatsapp/wire/items'

export function takeTemplateChange(
  store: DirectoryStore,
  { name, language, change }: Extract<EnvelopeItem, { kind: 'templateChanged' }>,
): void {
  const template = findTemplate(store.current(), name, language)
  if (!template || change.is !== 'status' || change.status === undefined || change.status === template.status) return
  store.change({ type: 'putTemplate', template: { ...template, status: change.status } }, { kind: 'program', name: 'Meta' })
}
