/** The fields of a form: those that matter first, optional texts to be added, and what is rarely needed folded at the end. */
import { ChevronRight, Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { fieldWords } from '../../catalogue/kind-in-words'
import { words } from '../../wording/words'
import { FieldView } from '../fields/FieldView'
import { focusWithin } from '../fields/focus-within'
import styles from './form.module.css'
import { isShown, problemsUnder, useForm } from './form-model'
import type { FieldPlan } from './form-plan'

export function Fields() {
  const form = useForm()
  const shown = form.plan.filter((plan) => isShown(form, plan, [plan.key]))
  const main = shown.filter(({ meta }) => !meta.isAdvanced)
  const advanced = shown.filter(({ meta }) => meta.isAdvanced)
  return (
    <div className={styles.fields}>
      <Some plans={main} />
      {advanced.length > 0 && <Advanced plans={advanced} />}
    </div>
  )
}

function Advanced({ plans }: { readonly plans: readonly FieldPlan[] }) {
  const form = useForm()
  const id = useId()
  const [isAsked, setAsked] = useState(false)
  const isWrong = plans.some(({ key, meta }) => problemsUnder(form, [key]).length > 0 || hasPartProblem(form, key, meta.refersTo))
  const isOpen = isAsked || isWrong
  const set = plans.filter(({ key }) => form.settings[key] !== undefined).length
  return (
    <div className={styles.advanced}>
      <button type="button" className={styles.fold} aria-expanded={isOpen} aria-controls={id} data-fold onClick={() => setAsked(!isOpen)}>
        <ChevronRight size={14} aria-hidden className={styles.chevron} />
        {words.inspector.advanced}
        {set > 0 && !isOpen && <span className={styles.setCount}>{words.inspector.set(set)}</span>}
      </button>
      {isOpen && (
        <div id={id} className={styles.fields}>
          <Some plans={plans} />
        </div>
      )}
    </div>
  )
}

/** A problem of a field that another one shows with itself. */
function hasPartProblem(form: ReturnType<typeof useForm>, key: string, refersTo: string | undefined): boolean {
  if (refersTo === undefined) return false
  return form.plan.some((plan) => plan.meta.partOf === key && problemsUnder(form, [plan.key]).length > 0)
}

/** Optional texts take no room until they are wanted. */
function Some({ plans }: { readonly plans: readonly FieldPlan[] }) {
  const form = useForm()
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set())
  const isAbsent = ({ key, isRequired, fallback, control, meta }: FieldPlan) =>
    !isRequired &&
    fallback === undefined &&
    (meta.language !== undefined || control.is === 'group' || control.is === 'list' || control.is === 'record') &&
    form.settings[key] === undefined &&
    !form.isMixed([key]) &&
    !wanted.has(key)
  const absent = plans.filter(isAbsent)

  function add(key: string, button: HTMLElement) {
    const fields = button.closest(`.${styles.fields}`)
    setWanted(new Set([...wanted, key]))
    requestAnimationFrame(() => focusWithin(fields?.querySelector(`[data-path="${CSS.escape(key)}"]`)))
  }
  function remove(key: string) {
    setWanted(new Set([...wanted].filter((other) => other !== key)))
    form.write([{ path: [key], value: undefined }])
  }

  return (
    <>
      {plans
        .filter((plan) => !isAbsent(plan))
        .map((plan) => {
          const view = <FieldView key={plan.key} plan={plan} path={[plan.key]} />
          const isOptionalText = !plan.isRequired && plan.fallback === undefined && plan.meta.language !== undefined
          if (!isOptionalText || form.isReadOnly) return view
          const { label } = fieldWords(form.kind, [plan.key], plan.meta)
          return (
            <div key={plan.key} className={styles.optional}>
              {view}
              <button
                type="button"
                className={styles.removeOptional}
                aria-label={words.inspector.remove(label)}
                title={words.inspector.remove(label)}
                onClick={() => remove(plan.key)}
              >
                <X size={13} aria-hidden />
              </button>
            </div>
          )
        })}
      {absent.length > 0 && !form.isReadOnly && (
        <div className={styles.absent}>
          {absent.map(({ key, meta }) => (
            <button key={key} type="button" className={styles.addField} onClick={(event) => add(key, event.currentTarget)}>
              <Plus size={13} aria-hidden />
              {fieldWords(form.kind, [key], meta).label}
            </button>
          ))}
        </div>
      )}
    </>
  )
}
