/**
 * The plain data a node kind may compile to: states, transitions, guards and actions by name. The engine supplies what the
 * names mean (engine/compile), so a node file never imports the engine. It is JSON throughout: the compiled machine can be
 * exported, hashed and drawn.
 */
import type { CaseStatus } from './case-status'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** What a machine reacts to. Past tense: each says what has happened. */
export type RunEventType =
  | 'run.started'
  | 'contact.replied'
  | 'send.accepted'
  | 'send.refused'
  | 'send.windowClosed'
  | 'case.assigned'
  | 'case.released'
  | 'case.unassigned'
  | 'case.statusSet'
  | 'case.closed'
  | 'offer.rejected'
  | 'queue.message'
  | 'queue.left'
  | 'queue.unstaffed'
  | 'request.answered'
  | 'request.failed'

/** A file that we store, or one on the web (*text*; values in it are encoded) that Meta fetches. */
export interface MediaSource {
  readonly kind: 'image' | 'video' | 'audio' | 'document' | 'sticker'
  readonly mediaId?: string
  readonly link?: string
  readonly filename?: string
}

/** *Text* each; the degrees come out as numbers. */
export interface PlaceSource {
  readonly latitude: string
  readonly longitude: string
  readonly name?: string
  readonly address?: string
}

/** What a reply must be to count as an answer, where any text does not do. Dates are `2026-12-01`, `today` or `today+30`, times `09:30`. */
export type ExpectedAnswer =
  | { readonly is: 'number'; readonly isWhole: boolean; readonly least?: number; readonly most?: number }
  | {
      readonly is: 'date'
      /** Of 1/12. */
      readonly order: 'dayFirst' | 'monthFirst'
      /** Where it is today. */
      readonly timeZone: string
      readonly earliest?: string
      readonly latest?: string
    }
  /** From later than until: over midnight. */
  | { readonly is: 'time'; readonly from?: string; readonly until?: string }
  /** Digits of the country code that a number without one gets. */
  | { readonly is: 'phone'; readonly countryCode?: string }
  | { readonly is: 'email' }
  /** The whole answer matches it. */
  | { readonly is: 'pattern'; readonly pattern: string }
  /** Variables for the degrees. */
  | { readonly is: 'location'; readonly latitudeTo?: string; readonly longitudeTo?: string }
  | { readonly is: 'media'; readonly kinds: readonly ('image' | 'video' | 'audio' | 'document')[] }

/** A request to another system, as the script says it. */
export interface RequestSource {
  readonly method: string
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** `before` and the secret of that name, which no script and no run holds. */
  readonly secretHeaders: readonly { readonly name: string; readonly before: string; readonly secret: string }[]
  readonly json?: readonly { readonly name: string; readonly value: string }[]
  readonly form?: readonly { readonly name: string; readonly value: string }[]
  /** JSON paths of the values of the answer that are wanted. */
  readonly paths: readonly string[]
  /** For one try. */
  readonly timeoutMs: number
  readonly tries: number
  /** Made twice it does no harm. */
  readonly isRepeatable: boolean
}

/**
 * Actions by name. Each string marked *text* may hold `{{ expression }}`; each marked *expression* is one CEL expression.
 * An action never throws: what goes wrong is stored as the run's fault and read by the guard `hasFault`.
 */
export type ActionParts =
  /** Sends free text (*text*). The node then waits for `send.accepted`, `send.refused` or `send.windowClosed`. */
  | { readonly type: 'sendText'; readonly params: { readonly text: string; readonly previewUrl?: boolean } }
  /** Sends reply buttons or a list (*text* in text, titles, descriptions). Reply ids are the choices' ids. */
  | {
      readonly type: 'sendChoices'
      readonly params: {
        readonly text: string
        readonly style: 'buttons' | 'list'
        readonly choices: readonly { readonly id: string; readonly title: string; readonly description?: string }[]
        /** The label that opens a list; lists only. */
        readonly listButton?: string
      }
    }
  /** Sends an approved template; parameters are *text*, in the template's order. */
  | {
      readonly type: 'sendTemplate'
      readonly params: {
        readonly template: string
        readonly language: string
        readonly parameters: readonly string[]
        /** The template's quick-reply buttons in its order: a tap comes back as a reply with the id (title *text*). */
        readonly quickReplies?: readonly { readonly id: string; readonly title: string }[]
        /** Taken in order where the template is not approved in its language. */
        readonly fallbackLanguages?: readonly string[]
        /** What the template's header takes instead of words. */
        readonly header?: MediaSource | PlaceSource
        /** Values (*text*) of the buttons that take one, in the template's order. */
        readonly buttonValues?: readonly string[]
      }
    }
  /** Sends a file, with words below it (*text*). */
  | { readonly type: 'sendMedia'; readonly params: MediaSource & { readonly caption?: string } }
  /** Sends a place on the map. */
  | { readonly type: 'sendLocation'; readonly params: PlaceSource }
  /** Sends a card with a person or a department on it (*text* each). */
  | {
      readonly type: 'sendContact'
      readonly params: {
        readonly name: string
        readonly phone?: string
        readonly email?: string
        readonly organisation?: string
        readonly url?: string
      }
    }
  /** Sends a text with one button that opens a page (*text* each; values in the url are encoded). */
  | {
      readonly type: 'sendLink'
      readonly params: {
        readonly text: string
        readonly label: string
        readonly url: string
        readonly header?: string
        readonly footer?: string
      }
    }
  /** Puts an emoji to what the contact wrote last, an empty one takes it back. */
  | { readonly type: 'react'; readonly params: { readonly emoji: string } }
  /** Sends a text with one button that opens a form (*text* in text, label, data); `takeForm` reads what was filled in. */
  | {
      readonly type: 'sendForm'
      readonly params: {
        readonly node: string
        readonly text: string
        readonly label: string
        readonly flowId: string
        readonly screen?: string
        readonly data?: readonly { readonly name: string; readonly value: string }[]
        readonly isDraft?: boolean
      }
    }
  /**
   * Reads the reply to the node's form: the result is `'answer'` when it is that form, filled in, and its fields are in their variables;
   * `false` for any other reply. A field that was left out leaves its variable as it is; one that does not fit is a fault.
   */
  | {
      readonly type: 'takeForm'
      readonly params: { readonly node: string; readonly fields: readonly { readonly name: string; readonly variable: string }[] }
    }
  /** Opens a page beside the agent who has the case; url and title are *text*, values in the url are encoded. */
  | { readonly type: 'popUrl'; readonly params: { readonly url: string; readonly title: string } }
  /** Joins the queue of a skill, or changes the skill, priority or range while keeping the enqueue time. */
  | {
      readonly type: 'joinQueue'
      readonly params: {
        readonly skill: string
        /** 0 to 1000, high first. */
        readonly priority: number
        /** 1 is best, 20 worst. */
        readonly bestProficiency: number
        readonly worstProficiency: number
      }
    }
  /** Joins the channel's default skill when the case is in no queue and no agent has it. */
  | { readonly type: 'ensureQueued'; readonly params: Record<string, never> }
  /** Asks routing to take the case out of the queue; `queue.left` or `case.assigned` answers. */
  | { readonly type: 'leaveQueue'; readonly params: Record<string, never> }
  /** Puts tags on the case (*text* each), all or none; those it has already are left alone. */
  | { readonly type: 'addTags'; readonly params: { readonly tags: readonly string[] } }
  /** Writes a note on the case (*text*). */
  | { readonly type: 'addNote'; readonly params: { readonly text: string } }
  | { readonly type: 'setStatus'; readonly params: { readonly status: CaseStatus } }
  /** Evaluates *expression*; the outcome is what the guard `resultIs` compares with. */
  | { readonly type: 'evaluate'; readonly params: { readonly expression: string } }
  /** Evaluates the conditions (*expression*) in order; the result is the id of the first that is true, else `''`. */
  | {
      readonly type: 'chooseCase'
      readonly params: { readonly cases: readonly { readonly id: string; readonly when: string }[] }
    }
  /** Sets variables in order, each to the value of its *expression*; a later one sees the earlier. All or none. */
  | {
      readonly type: 'setVariables'
      readonly params: { readonly assignments: readonly { readonly variable: string; readonly value: string }[] }
    }
  /**
   * Reads the reply. With choices the result is the id of the choice taken (by reply id, or by its title or number typed),
   * else `''`; without, any text answers, or what is `expected`, and the result is `'answer'`, or `'outside'` for what is understood and
   * lies outside the limits. Stores the answer in `variable` when there is one, converted to the variable's type; what does not fit
   * counts as invalid.
   */
  | {
      readonly type: 'takeAnswer'
      readonly params: {
        readonly choices: readonly { readonly id: string; readonly title: string }[]
        readonly variable?: string
        readonly expected?: ExpectedAnswer
      }
    }
  /** Stores who had the case before the event, and whether it is a transfer between agents, in variables; what the variable cannot hold is left. */
  | { readonly type: 'takeAgent'; readonly params: { readonly variable?: string; readonly isTransfer?: string } }
  /** Sets the node's count of invalid answers back to 0, or adds one. */
  | { readonly type: 'resetAttempts'; readonly params: Record<string, never> }
  | { readonly type: 'countAttempt'; readonly params: Record<string, never> }
  /** Draws one of the ways by its share of a hundred; the result is its id. The same event drawn again gives the same way. */
  | {
      readonly type: 'drawWay'
      readonly params: { readonly node: string; readonly ways: readonly { readonly id: string; readonly percent: number }[] }
    }
  /**
   * Counts one more turn of the node's loop: the result is `'repeat'` up to so many times, then `'done'`, and the count begins anew. The
   * count is also dropped when the run leaves the loop (script/loops.ts).
   */
  | { readonly type: 'countTurn'; readonly params: { readonly node: string; readonly times: number; readonly counter?: string } }

  /**
   * Makes a request to another system (*text* in values, *address* in url; a member of JSON that is one `{{ }}` alone keeps its type). The
   * node then waits for `request.answered` or `request.failed`, at most as long as all tries take.
   */
  | { readonly type: 'makeRequest'; readonly params: RequestSource }
  /** Reads what the node's request came to: the result is `'success'`, `'clientError'`, `'serverError'`, or `'other'`. */
  | { readonly type: 'takeResponse'; readonly params: { readonly statusTo?: string } }
  /** Puts the values of the answer, in the order asked for, into variables: what is not there leaves its own, what does not fit is a fault. */
  | { readonly type: 'keepValues'; readonly params: { readonly variables: readonly string[] } }

export type GuardParts =
  /** The last action of this node could not be carried out (the run's fault is set). */
  | { readonly type: 'hasFault' }
  | { readonly type: 'resultIs'; readonly params: { readonly value: Json } }
  /** Fewer invalid answers than `max` so far. */
  | { readonly type: 'hasAttemptsLeft'; readonly params: { readonly max: number } }
  /** The message at hand came in on this channel, on this kind of channel, or on this business number (digits). */
  | {
      readonly type: 'channelIs'
      readonly params:
        | { readonly by: 'channel'; readonly channel: string }
        | { readonly by: 'kind'; readonly kind: string }
        | { readonly by: 'number'; readonly number: string }
    }
  | { readonly type: 'hoursAre'; readonly params: { readonly hours: string; readonly state: 'open' | 'closed' | 'holiday' } }
  | { readonly type: 'statusIs'; readonly params: { readonly status: CaseStatus } }
  /** An agent has the case. */
  | { readonly type: 'isAssigned' }
  /** The case waits in a queue. */
  | { readonly type: 'isQueued' }
  | { readonly type: 'isClosed' }
  /** The case waits, and nobody who could take it is signed in. */
  | { readonly type: 'isUnstaffed' }
  /** A free-form message sent so many minutes from now would still go out. */
  | { readonly type: 'isWindowOpen'; readonly params: { readonly reserveMinutes: number } }
  /** The reply is a button or row of the question this node is sending: proof that it arrived. */
  | { readonly type: 'isChoiceReply'; readonly params: { readonly choices: readonly string[] } }

export interface TransitionParts {
  /** Leaves the node by this port. */
  readonly port?: string
  /** Goes to a state inside the node: `waiting`. Exactly one of port and target, or neither to stay. */
  readonly target?: string
  readonly guard?: GuardParts
  readonly actions?: readonly ActionParts[]
}

export type Transitions = TransitionParts | readonly TransitionParts[]

export interface StateParts {
  readonly entry?: readonly ActionParts[]
  /** Tried on entry and after every event, first that holds wins. */
  readonly always?: Transitions
  readonly on?: Readonly<Partial<Record<RunEventType, Transitions>>>
  /** Milliseconds -> transitions. */
  readonly after?: Readonly<Record<number, Transitions>>
  readonly initial?: string
  readonly states?: Readonly<Record<string, StateParts>>
  /** The run is over when it gets here. */
  readonly final?: boolean
}
