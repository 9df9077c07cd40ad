/** The form of one node: its settings, what is wrong with them, and how they are changed. */
import { useId, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Problem, ScriptNode } from '../../../engine/script/script'
import type { NodeDefinition } from '../../../nodes/define-node'
import { useEditor, useView } from '../../editor/editor-context'
import { problemsAt } from '../../problems/by-place'
import { problemInWords } from '../../problems/problem-in-words'
import type { FieldProblem, FormModel } from '../form/form-model'
import { formPlan } from '../form/form-plan'
import { tolerantSettings } from './tolerant-settings'

export function useNodeForm(id: string, node: ScriptNode, definition: NodeDefinition): FormModel {
  const editor = useEditor()
  const formId = useId()
  const found = useView(useShallow((state) => problemsAt(state.problems, id)))
  const problems = useMemo(() => fieldProblems(found, id, editor.script.script()), [found, id, editor])
  const { settings, kind } = node
  return {
    formId,
    kind,
    settings,
    plan: formPlan(definition.settings),
    isReadOnly: editor.isReadOnly,
    limits: limitsOf(definition, settings),
    problems,
    isMixed: () => false,
    write: (changes, gather) =>
      editor.dispatch(
        changes.map(({ path, value }) => ({ type: 'changeSetting', id, path, value })),
        gather === undefined ? {} : { gather },
      ),
  }
}

/** Those within the settings, with their place there. */
function fieldProblems(all: readonly Problem[], id: string, script: Parameters<typeof problemInWords>[1]): readonly FieldProblem[] {
  return all.flatMap((problem) => {
    const [nodes, node, settings, ...path] = problem.path
    if (nodes !== 'nodes' || node !== id || settings !== 'settings') return []
    return [{ severity: problem.severity, text: problemInWords(problem, script), path }]
  })
}

export function limitsOf(definition: NodeDefinition, settings: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  try {
    return definition.limits?.(tolerantSettings(definition, settings)) ?? {}
  } catch {
    return {}
  }
}
