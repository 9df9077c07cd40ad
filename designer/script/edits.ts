/**
 * What a person can do to a script. Each edit names an intention; canvas, inspector, outline, paste and code view all speak in
 * edits, so that undo, saving and tests need to know nothing else. Edits are plain JSON.
 */
import type { Frame, Link, Note, Position, Script, ScriptNode, Variable } from '../../engine/script/script'

export type Path = readonly (string | number)[]

/** Things of the drawing by id. */
export interface Places {
  readonly nodes?: Readonly<Record<string, Position>>
  readonly notes?: Readonly<Record<string, Position>>
  readonly frames?: Readonly<Record<string, Position>>
}

/** A part of a drawing whose ids are free in the script that it is put into. */
export interface Fragment {
  readonly nodes: Readonly<Record<string, ScriptNode>>
  readonly links: readonly Link[]
  readonly notes: Readonly<Record<string, Note>>
  readonly frames: Readonly<Record<string, Frame>>
}

/** A field's new value; undefined takes it away. */
export type Changes<Thing> = { readonly [Field in keyof Thing]?: Thing[Field] | undefined }

export type Edit =
  | { readonly type: 'addNode'; readonly id: string; readonly node: ScriptNode }
  /** Takes their links along, and lets notes pinned to them go free. */
  | { readonly type: 'removeNodes'; readonly ids: readonly string[] }
  /** Takes a node out of its way: what led to it leads to where it went on by `port`. */
  | { readonly type: 'removeAndHeal'; readonly id: string; readonly port: string }
  /** A frame takes its nodes along; a node takes the notes pinned to it along. */
  | ({ readonly type: 'moveThings' } & Places)
  | { readonly type: 'renameNode'; readonly id: string; readonly name: string | undefined }
  /** Links of ports that are gone with the change go too; a port that only got another id keeps its link. */
  | { readonly type: 'changeSetting'; readonly id: string; readonly path: Path; readonly value: unknown }
  | { readonly type: 'replaceSettings'; readonly id: string; readonly settings: Readonly<Record<string, unknown>> }
  | {
      readonly type: 'replaceKind'
      readonly id: string
      readonly kind: string
      readonly settings: Readonly<Record<string, unknown>>
    }
  /** What a node says in another language, by the place of the text (engine/script/languages.ts); undefined or empty: nothing. Without a key all of it. */
  | {
      readonly type: 'translate'
      readonly id: string
      readonly language: string
      readonly key?: string
      readonly text?: string | undefined
    }
  | { readonly type: 'pinNodes'; readonly ids: readonly string[]; readonly isPinned: boolean }
  /** A port leads to one place: an older link of the port is replaced. */
  | { readonly type: 'linkNodes'; readonly link: Link }
  | { readonly type: 'unlink'; readonly ids: readonly string[] }
  /** Moves one end, or both, of a link. */
  | { readonly type: 'reconnect'; readonly id: string; readonly link: Link }
  | { readonly type: 'addNote'; readonly id: string; readonly note: Note }
  | { readonly type: 'changeNote'; readonly id: string; readonly changes: Changes<Note> }
  | { readonly type: 'removeNotes'; readonly ids: readonly string[] }
  /** Nodes named become part of it. */
  | { readonly type: 'addFrame'; readonly id: string; readonly frame: Frame; readonly nodes: readonly string[] }
  | { readonly type: 'changeFrame'; readonly id: string; readonly changes: Changes<Frame> }
  /** Their nodes stay. */
  | { readonly type: 'removeFrames'; readonly ids: readonly string[] }
  /** Puts nodes into a frame, or out of any. */
  | { readonly type: 'frameNodes'; readonly ids: readonly string[]; readonly frame: string | undefined }
  | { readonly type: 'addFragment'; readonly fragment: Fragment }
  | { readonly type: 'addVariable'; readonly name: string; readonly variable: Variable }
  | { readonly type: 'changeVariable'; readonly name: string; readonly changes: Changes<Variable> }
  /** Settings that name the variable, and expressions that read it, follow. */
  | { readonly type: 'renameVariable'; readonly name: string; readonly to: string }
  | { readonly type: 'removeVariable'; readonly name: string }
  | { readonly type: 'changeScript'; readonly changes: Changes<Pick<Script, 'name' | 'description' | 'errorHandler' | 'languages'>> }
  /** Another whole document: a version restored, JSON typed, a file read. The id stays. */
  | { readonly type: 'replaceScript'; readonly script: Script; readonly because: 'restored' | 'typed' | 'imported' | 'merged' }

export type EditType = Edit['type']
