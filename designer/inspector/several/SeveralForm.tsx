/** Several things at once: how many, what can be done with all of them, and the fields that nodes of one kind share. */
import { useId } from 'react'
import { findKind } from '../../../nodes/index'
import { canvasCommands } from '../../canvas/canvas-commands'
import { GroupIcon } from '../../catalogue/GroupIcon'
import { groupOf, kindTitle } from '../../catalogue/kind-in-words'
import type { Command } from '../../commands/command'
import { runCommand } from '../../commands/run-command'
import controls from '../../controls.module.css'
import { useEditor, useScript, useSettledSelection } from '../../editor/editor-context'
import { words } from '../../wording/words'
import { FieldView } from '../fields/FieldView'
import { FormContext, isShown } from '../form/form-model'
import { goTo, nameIn } from '../node/Ways'
import { Head } from '../other/Head'
import styles from '../other/other.module.css'
import { ArrangeButtons } from './ArrangeButtons'
import { commonFields, useCommonForm } from './common-fields'

const OFFERED = ['canvas.addFrame', 'canvas.pin', 'canvas.remove']
const MOST_LISTED = 50

export function SeveralForm() {
  const editor = useEditor()
  const selected = useSettledSelection((state) => state)
  const nodes = useScript((state) => state.script.nodes)
  const ids = [...selected.nodes].filter((id) => id in nodes)
  const count = ids.length + selected.links.size + selected.notes.size + selected.frames.size
  const kinds = new Set(ids.map((id) => nodes[id]?.kind))
  const [kind] = kinds
  return (
    <div className={styles.form}>
      <Head what={words.inspector.several.title} name={words.inspector.several.count(count)} />
      <fieldset className={styles.commands} aria-label={words.inspector.several.actions}>
        {canvasCommands
          .filter(({ id }) => OFFERED.includes(id))
          .map((command) => (
            <CommandButton key={command.id} command={command} />
          ))}
        <ArrangeButtons />
      </fieldset>
      {kinds.size === 1 && kind !== undefined && ids.length > 1 && <Common ids={ids} kind={kind} />}
      {ids.length > 0 && (
        <ul className={styles.members} aria-label={words.inspector.several.nodes}>
          {ids.slice(0, MOST_LISTED).map((id) => (
            <li key={id}>
              <button type="button" className={styles.jump} dir="auto" onClick={() => goTo(editor, id)}>
                <GroupIcon group={groupOf(nodes[id]?.kind ?? '')} />
                {nameIn(nodes, id)}
              </button>
            </li>
          ))}
          {ids.length > MOST_LISTED && <li className={styles.help}>{words.inspector.several.more(ids.length - MOST_LISTED)}</li>}
        </ul>
      )}
    </div>
  )
}

function CommandButton({ command }: { readonly command: Command }) {
  const editor = useEditor()
  return (
    <button
      type="button"
      className={controls.button}
      disabled={command.isEnabled?.(editor) === false}
      onClick={() => runCommand(command, editor)}
    >
      {command.title()}
    </button>
  )
}

function Common({ ids, kind }: { readonly ids: readonly string[]; readonly kind: string }) {
  const form = useCommonForm(ids, kind)
  const headingId = useId()
  const definition = findKind(kind)
  const plans = definition ? commonFields(definition) : []
  if (!form || plans.length === 0) return null
  return (
    <section aria-labelledby={headingId} className={styles.common}>
      <h4 id={headingId} className={controls.label}>
        {words.inspector.several.fields(kindTitle(kind))}
      </h4>
      <FormContext value={form}>
        {plans
          .filter((plan) => isShown(form, plan, [plan.key]))
          .map((plan) => (
            <FieldView key={plan.key} plan={plan} path={[plan.key]} />
          ))}
      </FormContext>
    </section>
  )
}
