/**
 * What a node kind says about itself: one definition answers everything the product asks (palette, form, ports, card text,
 * machine, manual, tests). Shared code asks the definition and never switches on `kind`.
 */
import type { z } from 'zod'
import type { MediaSource, RunEventType, StateParts, TransitionParts } from './machine-parts'

/** One hue each on the canvas. */
export type NodeGroup = 'message' | 'ask' | 'route' | 'logic' | 'event' | 'desk' | 'integration'

/** Port id -> what the canvas writes beside it. */
export type Ports = Readonly<Record<string, string>>

/** The port that unwired ports fall back to (CXone's Default branch). */
export const DEFAULT_PORT = 'default'

/** What must happen before a run passes a node; a cycle of `nothing`, `send` and `answer` (of another system) alone never stops by itself. */
export type WaitsFor = 'nothing' | 'send' | 'answer' | 'contact' | 'agent' | 'time'

export interface CompileInput<Settings> {
  readonly settings: Settings
  /** The node's own id: what a run keeps for it goes by this. */
  readonly node: string
  /** Leaves the node by a port of its own. */
  to(port: string): TransitionParts
}

/** A change of a kind's settings since an older release, oldest first; `up` is given what the file held. */
export interface SettingsMigration {
  readonly name: string
  up(settings: Record<string, unknown>): Record<string, unknown>
}

/** What a settings field means to form, checker and where-used; put into zod's `.meta()`. */
export interface FieldMeta {
  readonly label: string
  readonly help?: string
  readonly unit?: 'seconds' | 'minutes' | 'characters'
  /** The field holds the id of something in the directory, or a name in the script. */
  readonly refersTo?: 'skill' | 'channel' | 'hours' | 'template' | 'variable'
  /** `text` and `address` may hold `{{ }}`, an address encodes its values; `condition` is CEL giving true or false; `value` is CEL giving anything. */
  readonly language?: 'text' | 'address' | 'condition' | 'value'
  /** The form shows it only while the field named (of the settings themselves) holds one of these. */
  readonly shownWhen?: { readonly field: string; readonly in: readonly string[] }
  /** Rarely needed: the form keeps it folded. */
  readonly isAdvanced?: boolean
  /** An id of an item: a new item's is made from this field beside it, and kept afterwards. */
  readonly derivedFrom?: string
  /** The contact reads it: a script that speaks further languages says it in each of them. */
  readonly isSaid?: boolean
  /** The id of a stored file, which is uploaded. */
  readonly isFile?: boolean
  /** A regular expression: checked with the script. */
  readonly isPattern?: boolean
  /** The whole text must match the pattern in the field named (of the settings themselves). */
  readonly fitsPattern?: string
  /** Shown and changed together with that field, as a template's language and values are. */
  readonly partOf?: string
}

/** A message as the contact gets it, with what stands in `{{ }}` not filled in yet. */
export type MessagePreview =
  | { readonly is: 'text'; readonly text: string; readonly showsLink?: boolean }
  | {
      readonly is: 'choices'
      readonly style: 'buttons' | 'list'
      readonly text: string
      readonly choices: readonly { readonly title: string; readonly description?: string }[]
      readonly listButton?: string
    }
  | {
      readonly is: 'template'
      readonly template: string
      readonly language: string
      readonly parameters: readonly string[]
      /** Values of the buttons that take one. */
      readonly buttonValues?: readonly string[]
    }
  | { readonly is: 'file'; readonly kind: MediaSource['kind']; readonly name: string; readonly caption?: string }
  | { readonly is: 'location'; readonly latitude: string; readonly longitude: string; readonly name: string; readonly address: string }
  /** Details that are empty are not shown. */
  | { readonly is: 'contact'; readonly name: string; readonly details: readonly string[] }
  /** Empty: the reaction is taken away. */
  | { readonly is: 'reaction'; readonly emoji: string }
  | {
      readonly is: 'link'
      readonly text: string
      readonly label: string
      readonly url: string
      readonly header: string
      readonly footer: string
    }
  | { readonly is: 'form'; readonly text: string; readonly label: string }

export interface NodeDefinition<Kind extends string = string, Schema extends z.ZodObject = z.ZodObject> {
  readonly kind: Kind
  readonly title: string
  readonly group: NodeGroup
  /** Further words an administrator may search for: "office hours" finds Hours. */
  readonly synonyms: readonly string[]
  /** Two or three sentences: what it does, and what each port means. */
  readonly help: string
  readonly settings: Schema
  readonly migrations?: readonly SettingsMigration[]
  readonly example: z.input<Schema>
  readonly waitsFor: WaitsFor
  /** Event nodes have no way in: the event itself leads here, whatever the run was doing (requirement D2). */
  readonly startsOn?: RunEventType
  ports(settings: z.output<Schema>): Ports
  /** Ports that, left without a link, keep the run in the node instead of falling back. */
  readonly optionalPorts?: readonly string[]
  /** Ports that a run takes a limited number of times before it has to take another: a circle of links that leaves by one ends by itself. */
  readonly countedPorts?: readonly string[]
  /** The card's line in plain words, without a full stop. */
  summary(settings: z.output<Schema>): string
  compile(input: CompileInput<z.output<Schema>>): StateParts
  /** What the contact sees of it, message by message; the form shows it while they are written. */
  preview?(settings: z.output<Schema>): readonly MessagePreview[]
  /** How much the channel takes with these settings: path with dots, `*` for an item (`choices.*.title`) -> characters of a text, items of a list. */
  limits?(settings: z.output<Schema>): Readonly<Record<string, number>>
  /** What one field alone cannot say: "two choices have the same title". Path is within settings. */
  check?(settings: z.output<Schema>): readonly { readonly path: readonly (string | number)[]; readonly message: string }[]
}

export function defineNode<const Kind extends string, Schema extends z.ZodObject>(
  definition: NodeDefinition<Kind, Schema>,
): NodeDefinition<Kind, Schema> {
  return definition
}
