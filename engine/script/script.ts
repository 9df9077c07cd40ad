/**
 * The script document: what an administrator draws and what a file holds. Everything is keyed by id, so that edits, diffs and
 * git read well. Settings are checked against their kind by check.ts; this schema is only the shape.
 */
import { z } from 'zod'
import { NodeId, ScriptId, VariableName } from '../../nodes/ids'

/** Grows with every change of shape; migrations.ts brings older files here. */
export const FORMAT_VERSION = 2

export const SCRIPT_SCHEMA_URL = 'https://cordboard.dev/schema/script-2.json'

/** As Meta and browsers write it: a language, perhaps with a country. */
const LanguageCode = z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/, 'a language code such as de or pt_BR')

const MAX_LANGUAGES = 20

/** What a node says in other languages: language -> place of the text -> text (languages.ts). */
const Translations = z.record(LanguageCode, z.record(z.string().max(500), z.string().max(4096)))
export type Translations = z.infer<typeof Translations>

const Position = z.object({ x: z.number(), y: z.number() })
export type Position = z.infer<typeof Position>

export const ScriptNode = z.object({
  kind: z.string().min(1),
  /** The author's own name for it. */
  name: z.string().max(200).optional(),
  settings: z.record(z.string(), z.unknown()),
  /** How many of its kind's settings migrations these settings have seen; missing means none. */
  settingsVersion: z.int().nonnegative().optional(),
  position: Position,
  /** Auto-layout leaves it where it is. */
  pinned: z.boolean().optional(),
  /** The frame that it is part of: it moves and folds with it. */
  frame: z.string().optional(),
  translations: Translations.optional(),
})
export type ScriptNode = z.infer<typeof ScriptNode>

/** One port leads to one place. */
const Link = z.object({ from: NodeId, port: z.string().min(1), to: NodeId })
export type Link = z.infer<typeof Link>

export const VARIABLE_TYPES = ['text', 'number', 'boolean'] as const
export const Variable = z.object({
  type: z.enum(VARIABLE_TYPES),
  /** Missing: empty text, 0, false. */
  initial: z.union([z.string().max(4096), z.number(), z.boolean()]).optional(),
  description: z.string().max(500).optional(),
  /** Masked in traces and logs. */
  sensitive: z.boolean().optional(),
})
export type Variable = z.infer<typeof Variable>

/** In which languages the script speaks, and which variable holds the code of the one that a run speaks. */
const Languages = z.object({ own: LanguageCode, others: z.array(LanguageCode).max(MAX_LANGUAGES), variable: VariableName })
export type Languages = z.infer<typeof Languages>

const Size = z.object({ width: z.number().positive(), height: z.number().positive() })

/** Told apart by name as well as by hue. */
export const TINTS = ['grey', 'yellow', 'green', 'blue', 'purple', 'red'] as const
const Tint = z.enum(TINTS)
export type Tint = z.infer<typeof Tint>

export const Note = z.object({
  text: z.string().max(10_000),
  position: Position,
  size: Size.optional(),
  /** Pinned to this node: it moves with it. */
  node: NodeId.optional(),
  tint: Tint.optional(),
  /** Done with, as a comment that was answered. */
  isResolved: z.boolean().optional(),
})
export type Note = z.infer<typeof Note>

/** A named area of the drawing. It means nothing to a run. Which nodes are part of it stands at the nodes. */
export const Frame = z.object({
  title: z.string().max(200),
  position: Position,
  size: Size,
  tint: Tint.optional(),
  /** Drawn as one card: its nodes are out of sight, links across its edge end at it. */
  isFolded: z.boolean().optional(),
})
export type Frame = z.infer<typeof Frame>

export const Script = z.object({
  $schema: z.string().optional(),
  formatVersion: z.literal(FORMAT_VERSION),
  id: ScriptId,
  name: z.string().min(1).max(200),
  description: z.string().max(4000).optional(),
  nodes: z.record(NodeId, ScriptNode),
  /** Link id -> link; by custom the id is `<from>.<port>`. */
  links: z.record(z.string(), Link),
  variables: z.record(VariableName, Variable).default({}),
  notes: z.record(z.string(), Note).default({}),
  frames: z.record(z.string(), Frame).optional(),
  languages: Languages.optional(),
  /** Where a run goes when a port and its Default lead nowhere. */
  errorHandler: NodeId.optional(),
})
export type Script = z.infer<typeof Script>

/** A problem with its place: in the file (path), on the canvas (node, port), or both. */
export interface Problem {
  /** Stable name of the rule: `link-to-nowhere`. */
  readonly rule: string
  /** Errors block publishing. */
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly path: readonly (string | number)[]
  readonly node?: string
  readonly port?: string
  /** Character offset within the text at `path`, for expressions. */
  readonly offset?: number
  /** What the message says it about: with the rule's name enough to say it in another language. */
  readonly values?: ProblemValues
  /** How a run gets there, where the problem is one of a way rather than of a place. */
  readonly way?: readonly WayStep[]
}

/** One step of a run's way: a node that is left, or in which something happens. */
export interface WayStep {
  readonly node: string
  /** Missing where the run stays in the node, or is taken out of it by an event that another node reacts to. */
  readonly port?: string
  /** What made it go on: an event, a time-out, or nothing but the node itself (`condition`). */
  readonly by: string
  /** How long the run has been there by then. */
  readonly ms?: number
  /** So long before that the contact wrote, and the node took no notice. */
  readonly wroteMs?: number
}

export type ProblemValues = Readonly<Record<string, string | number>>
