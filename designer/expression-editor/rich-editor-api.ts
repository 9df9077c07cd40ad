/** What a field asks of the large editor for expressions. */
import type { Script } from '../../engine/script/script'
import type { Language } from './highlight'

export interface RichEditorOptions {
  readonly value: string
  readonly language: Language
  readonly isMultiline: boolean
  readonly label: string
  readonly variables: Script['variables']
  /** Where the caret stands, or what is selected. */
  readonly start: number
  readonly end: number
  readonly onChange: (text: string) => void
}

export interface Description {
  readonly id: string
  readonly label: string
  readonly isInvalid: boolean
  readonly describedBy: string | undefined
}

export interface RichEditor {
  focus(): void
  /** What stands in the document now; what is there already stays untouched. */
  show(value: string, variables: Script['variables']): void
  /** Names the text field within, as its label and its problems ask for. */
  describe(description: Description): void
  close(): void
}

export interface RichEditors {
  open(host: HTMLElement, options: RichEditorOptions): RichEditor
}
