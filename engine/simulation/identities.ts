/** Contacts of the simulation by their identifiers: what the embedded host keeps in its database, on a map. */
import type { ContactIdentifiers } from '../conversation/inbound'
import type { IntakePorts } from '../intake/deliver-item'

export function simulatedIdentities(): Pick<IntakePorts, 'resolveContact' | 'announceChange'> {
  const contacts = new Map<string, string>()
  const namesOf = (scope: string, { userId, phone }: ContactIdentifiers) =>
    [userId && `${scope}/u/${userId}`, phone && `${scope}/p/${phone}`].filter((name): name is string => Boolean(name))
  return {
    resolveContact(scope, identifiers) {
      const names = namesOf(scope, identifiers)
      const contact = names.map((name) => contacts.get(name)).find(Boolean) ?? `c${contacts.size + 1}`
      for (const name of names) if (!contacts.has(name)) contacts.set(name, contact)
      return contact
    },
    announceChange(scope, previous, current) {
      const contact = namesOf(scope, previous)
        .map((name) => contacts.get(name))
        .find(Boolean)
      if (contact) for (const name of namesOf(scope, current)) contacts.set(name, contact)
      return contact
    },
  }
}
