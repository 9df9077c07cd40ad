/** The form of one node: what it is, its settings, what the contact sees of it, where its ways lead. */

import { useShallow } from 'zustand/react/shallow'
import { settingsIn } from '../../../engine/script/languages'
import type { ScriptNode } from '../../../engine/script/script'
import type { NodeDefinition } from '../../../nodes/define-node'
import { findKind } from '../../../nodes/index'
import { useEditor, useScript, useView } from '../../editor/editor-context'
import { problemsAt } from '../../problems/by-place'
import { problemInWords } from '../../problems/problem-in-words'
import { words } from '../../wording/words'
import { Problems } from '../form/FieldFrame'
import { Fields } from '../form/Fields'
import { FormContext } from '../form/form-model'
import { formPlan } from '../form/form-plan'
import { LanguageSwitch } from '../languages/LanguageSwitch'
import { TranslationFields } from '../languages/TranslationFields'
import { useWrittenLanguage } from '../languages/use-written-language'
import { ComesFrom } from './ComesFrom'
import { NodeHead } from './NodeHead'
import styles from './node.module.css'
import { Preview } from './Preview'
import { previewOf, tolerantSettings } from './tolerant-settings'
import { useNodeForm } from './use-node-form'
import { Ways } from './Ways'

export function NodeForm({ id }: { readonly id: string }) {
  const node = useScript((state) => state.script.nodes[id])
  if (!node) return null
  const definition = findKind(node.kind)
  return (
    <div className={styles.node}>
      <NodeHead id={id} node={node} />
      <OwnProblems id={id} />
      {definition ? (
        <Settings id={id} node={node} definition={definition} />
      ) : (
        <p className={styles.unknown}>{words.inspector.unknownKind}</p>
      )}
      <Ways id={id} node={node} />
      <ComesFrom id={id} />
    </div>
  )
}

interface SettingsProps {
  readonly id: string
  readonly node: ScriptNode
  readonly definition: NodeDefinition
}

function Settings({ id, node, definition }: SettingsProps) {
  const form = useNodeForm(id, node, definition)
  const language = useWrittenLanguage()
  const messages = previewOf(
    definition,
    language === undefined ? node.settings : settingsIn(definition, tolerantSettings(definition, node.settings), node, language),
  )
  if (formPlan(definition.settings).length === 0) return <p className={styles.nothingToSet}>{words.inspector.nothingToSet}</p>
  return (
    <FormContext value={form}>
      <div className={styles.settings} data-preview={messages.length > 0}>
        {messages.length > 0 && <Preview messages={messages} />}
        <LanguageSwitch node={node} definition={definition} />
        <section className={styles.section} aria-label={words.inspector.settings}>
          {language === undefined ? <Fields /> : <TranslationFields id={id} node={node} definition={definition} language={language} />}
        </section>
      </div>
    </FormContext>
  )
}

/** What is wrong with the node itself rather than with one of its fields or ports. */
function OwnProblems({ id }: { readonly id: string }) {
  const editor = useEditor()
  const found = useView(
    useShallow(({ problems }) => problemsAt(problems, id).filter(({ path }) => path[2] !== 'settings' && path[2] !== 'translations')),
  )
  const script = editor.script.script()
  const own = found.map((problem) => ({ severity: problem.severity, text: problemInWords(problem, script), path: [] }))
  return <Problems id={`${id}-problems`} problems={own} />
}
