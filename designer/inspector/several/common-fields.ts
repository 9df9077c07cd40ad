/** Nodes of one kind changed at once: the fields that can be given one value for all, and where they differ today. */
import { useId } from 'react'
import type { NodeDefinition } from '../../../nodes/define-node'
import { findKind } from '../../../nodes/index'
import { useEditor, useScript } from '../../editor/editor-context'
import type { FormModel } from '../form/form-model'
import { type FieldPlan, formPlan } from '../form/form-plan'
import { valueAt } from '../form/paths'
import { limitsOf } from '../node/use-node-form'

const SINGLE = ['text', 'number', 'switch', 'choice']

/** Lists and templates belong to one node; giving all the same would rather destroy than help. */
export const commonFields = (definition: NodeDefinition): readonly FieldPlan[] =>
  formPlan(definition.settings).filter(
    ({ control, meta }) => SINGLE.includes(control.is) && meta.refersTo !== 'template' && meta.partOf === undefined,
  )

export function useCommonForm(ids: readonly string[], kind: string): FormModel | undefined {
  const editor = useEditor()
  const formId = useId()
  const nodes = useScript((state) => state.script.nodes)
  const definition = findKind(kind)
  if (!definition) return undefined
  const all = ids.flatMap((id) => (nodes[id] ? [nodes[id].settings] : []))
  const [first = {}] = all
  const isMixed: FormModel['isMixed'] = (path) => {
    const values = new Set(all.map((settings) => JSON.stringify(valueAt(settings, path))))
    return values.size > 1
  }
  const settings = Object.fromEntries(Object.entries(first).filter(([key]) => !isMixed([key])))
  return {
    formId,
    kind,
    settings,
    plan: formPlan(definition.settings),
    isReadOnly: editor.isReadOnly,
    limits: limitsOf(definition, first),
    problems: [],
    isMixed,
    write: (changes, gather) =>
      editor.dispatch(
        ids.flatMap((id) => changes.map(({ path, value }) => ({ type: 'changeSetting' as const, id, path, value }))),
        gather === undefined ? {} : { gather },
      ),
  }
}
