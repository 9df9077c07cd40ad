/** What a run may know beside its own variables: handed in with every event, never stored with the run, never looked up by it. */

export interface Facts {
  /** When the event is handled, ms since 1970. */
  readonly at: number
  /** The source of randomness for this event, 0 to 1. */
  readonly seed: number
  /** The contact's last message by its own time; the session window counts from here. */
  readonly lastInboundAt: number | null
  /** That message's wamid, to react to. */
  readonly lastInboundId: string | null
  readonly contact: { readonly name: string; readonly phone: string; readonly username: string }
  readonly channel: { readonly id: string; readonly name: string; readonly kind: string; readonly number: string }
  readonly case: { readonly id: string; readonly status: string; readonly skill: string; readonly number: number }
  /** Of the case. */
  readonly tags: readonly string[]
  /** How many the case has. */
  readonly notes: number
  readonly agent: { readonly id: string; readonly name: string } | null
  readonly isQueued: boolean
  /** Waits, and nobody who could take it is signed in. */
  readonly isUnstaffed: boolean
  /** Hosts to which a screen pop may lead; empty allows any https address. */
  readonly screenPopHosts: readonly string[]
  /** Hours id -> state now; only those that the script asks for. */
  readonly hours: Readonly<Record<string, 'open' | 'closed' | 'holiday'>>
}

/** Facts about nobody in particular: for plain XState, previews and tests that set only what they need. */
export const NO_FACTS: Facts = {
  at: 0,
  seed: 0,
  lastInboundAt: null,
  lastInboundId: null,
  contact: { name: '', phone: '', username: '' },
  channel: { id: '', name: '', kind: 'whatsapp', number: '' },
  case: { id: '', status: 'open', skill: '', number: 0 },
  tags: [],
  notes: 0,
  agent: null,
  isQueued: false,
  isUnstaffed: false,
  screenPopHosts: [],
  hours: {},
}
