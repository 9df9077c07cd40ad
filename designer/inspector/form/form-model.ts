/** What every field of a form needs: the settings, how to change them, and what is wrong where. */
import { createContext, useContext } from 'react'
import type { Path } from '../../script/edits'
import type { FieldPlan } from './form-plan'
import { pathKey, startsWith, valueAt } from './paths'

export interface SettingChange {
  readonly path: Path
  /** Undefined takes the field, or the item of a list, away. */
  readonly value: unknown
}

export interface FieldProblem {
  readonly severity: 'error' | 'warning'
  readonly text: string
  readonly path: Path
}

export interface FormModel {
  /** Begins the id of every element. */
  readonly formId: string
  readonly kind: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly plan: readonly FieldPlan[]
  readonly isReadOnly: boolean
  /** See the kind's definition: pattern of a path -> how much the channel takes. */
  readonly limits: Readonly<Record<string, number>>
  readonly problems: readonly FieldProblem[]
  /** Where several nodes are changed at once and differ. */
  readonly isMixed: (path: Path) => boolean
  /** All as one step; `gather` joins it with those before it of the same visit. */
  readonly write: (changes: readonly SettingChange[], gather?: string) => void
}

export const FormContext = createContext<FormModel | undefined>(undefined)

export function useForm(): FormModel {
  const form = useContext(FormContext)
  if (!form) throw new Error('There is no form around this field')
  return form
}

export const problemsAt = ({ problems }: FormModel, path: Path): readonly FieldProblem[] =>
  problems.filter((problem) => pathKey(problem.path) === pathKey(path))

export const problemsUnder = ({ problems }: FormModel, path: Path): readonly FieldProblem[] =>
  problems.filter((problem) => startsWith(problem.path, path))

/** Whether a field says anything with the settings as they are; one with a problem is shown all the same, or it could not be mended. */
export function isShown(form: FormModel, { meta: { shownWhen, partOf } }: FieldPlan, path: Path): boolean {
  if (partOf !== undefined) return false
  if (!shownWhen) return true
  if (problemsUnder(form, path).length > 0) return true
  const asked = form.plan.find(({ key }) => key === shownWhen.field)
  const held = valueAt(form.settings, [shownWhen.field]) ?? asked?.fallback
  // a field that does not count itself shows nothing of what hangs on it
  return shownWhen.in.includes(String(held)) && (!asked || isShown(form, asked, [asked.key]))
}
