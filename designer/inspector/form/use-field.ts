/** What one field knows of itself: its value, its words, its ids, what is wrong with it. */
import { fieldWords } from '../../catalogue/kind-in-words'
import type { Path } from '../../script/edits'
import { type FieldProblem, problemsAt, useForm } from './form-model'
import type { FieldPlan } from './form-plan'
import { pathKey, pathPattern, valueAt } from './paths'
import { useVisit, type Visit } from './use-visit'

export interface Field {
  readonly path: Path
  readonly label: string
  readonly help: string
  readonly value: unknown
  readonly isMixed: boolean
  readonly problems: readonly FieldProblem[]
  readonly limit: number | undefined
  /** Of the control itself. */
  readonly id: string
  readonly labelId: string
  readonly helpId: string
  readonly countId: string
  readonly problemsId: string
  /** For `aria-describedby`: help, count and problems, those that are there. */
  readonly describedBy: string | undefined
  readonly isInvalid: boolean
  readonly visit: Visit
  /** Writes this field's own value, gathered with the rest of the visit. */
  write(value: unknown): void
}

export function useField({ meta }: Pick<FieldPlan, 'meta'>, path: Path): Field {
  const form = useForm()
  const visit = useVisit()
  const { label, help } = fieldWords(form.kind, path, meta)
  const problems = problemsAt(form, path)
  const limit = form.limits[pathPattern(path)]
  const id = `${form.formId}-${pathKey(path)}`
  const [labelId, helpId, countId, problemsId] = [`${id}-label`, `${id}-help`, `${id}-count`, `${id}-problems`]
  const described = [help !== '' && helpId, limit !== undefined && countId, problems.length > 0 && problemsId].filter(Boolean)
  return {
    path,
    label,
    help,
    value: valueAt(form.settings, path),
    isMixed: form.isMixed(path),
    problems,
    limit,
    id,
    labelId,
    helpId,
    countId,
    problemsId,
    describedBy: described.length > 0 ? described.join(' ') : undefined,
    isInvalid: problems.some(({ severity }) => severity === 'error'),
    visit,
    write: (value) => form.write([{ path, value }], visit.gather()),
  }
}
