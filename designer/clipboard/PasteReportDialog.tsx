/** What came of a paste: what was left out, what was declared, and what this workspace lacks, with something else to put in its place. */
import { useId, useState } from 'react'
import controls from '../controls.module.css'
import type { Editor } from '../editor/editor'
import type { Edit } from '../script/edits'
import { DialogBox } from '../shell/DialogBox'
import { words } from '../wording/words'
import { type Choice, choicesFor, mappingEdits, variableChoices, variableEdits } from './mapping'
import type { PasteReport } from './paste'
import styles from './paste-report.module.css'
import type { ShownPaste } from './paste-state'

interface PasteReportDialogProps {
  readonly editor: Editor
  readonly paste: ShownPaste
  readonly onClose: () => void
}

export function PasteReportDialog({ editor, paste: { report, nodes, gather }, onClose }: PasteReportDialogProps) {
  /** What lacks -> what was chosen in its place. */
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const said = words.clipboard.report
  const script = editor.script.script()
  const { directory } = editor.view.getState()
  const declared = new Set(report.declared.map(({ name }) => name))
  const choose = (key: string, id: string) => setChosen(new Map([...chosen, [key, id]]))

  function carryOut() {
    const edits: Edit[] = report.missing.flatMap((missing) => {
      const id = chosen.get(`${missing.refersTo} ${missing.id}`)
      return id ? mappingEdits(script, missing, id) : []
    })
    if (edits.length > 0) editor.dispatch(edits, { as: 'paste', gather })
    for (const { name } of report.declared) {
      const other = chosen.get(`variable ${name}`)
      // two of them may stand in one text: the second is replaced in what the first has made of it
      if (other) editor.dispatch(variableEdits(editor.script.script(), nodes, name, other), { as: 'paste', gather })
    }
    editor.script.endGathering()
    onClose()
  }

  return (
    <DialogBox
      title={said.title(report.count)}
      onClose={carryOut}
      acts={
        <button type="button" className={controls.primary} onClick={carryOut}>
          {said.done}
        </button>
      }
    >
      {report.missing.length > 0 && (
        <section className={styles.part}>
          <h3>{said.missing}</h3>
          <p className={controls.quiet}>{said.missingHelp}</p>
          <ul className={styles.list}>
            {report.missing.map((missing) => (
              <MappingRow
                key={`${missing.refersTo} ${missing.id}`}
                label={said.thing[missing.refersTo](missing.id)}
                detail={said.uses(missing.uses.length)}
                leave={said.leave}
                choices={directory ? choicesFor(missing, directory) : []}
                onChoose={(id) => choose(`${missing.refersTo} ${missing.id}`, id)}
              />
            ))}
          </ul>
        </section>
      )}
      {report.declared.length > 0 && (
        <section className={styles.part}>
          <h3>{said.declared}</h3>
          <ul className={styles.list}>
            {report.declared.map((variable) => (
              <MappingRow
                key={variable.name}
                label={variable.name}
                detail={said.types[variable.type]}
                leave={said.keep}
                choices={variableChoices(script, variable, declared)}
                onChoose={(id) => choose(`variable ${variable.name}`, id)}
              />
            ))}
          </ul>
        </section>
      )}
      <Told report={report} />
    </DialogBox>
  )
}

interface MappingRowProps {
  readonly label: string
  readonly detail: string
  readonly leave: string
  readonly choices: readonly Choice[]
  readonly onChoose: (id: string) => void
}

function MappingRow({ label, detail, leave, choices, onChoose }: MappingRowProps) {
  const id = useId()
  return (
    <li className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        <span dir="auto">{label}</span>
        <span className={styles.detail}>{detail}</span>
      </label>
      <select id={id} className={controls.field} defaultValue="" onChange={({ target }) => onChoose(target.value)}>
        <option value="">{leave}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {words.clipboard.report.instead(choice.name)}
          </option>
        ))}
      </select>
    </li>
  )
}

/** What needs no decision. */
function Told({ report }: { readonly report: PasteReport }) {
  const said = words.clipboard.report
  const sentences = [
    ...report.leftOut.map(({ name, why }) => said.leftOut[why](name)),
    ...report.cutLinks.map(({ from, port, to }) => said.cutLink(port, from, to)),
    ...report.otherType.map(said.otherType),
    ...report.unknownKinds.map(said.unknownKind),
  ]
  if (sentences.length === 0) return null
  return (
    <section className={styles.part}>
      <h3>{said.alsoSaid}</h3>
      <ul className={styles.told}>
        {sentences.map((sentence, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice, and the list never changes
          <li key={place} dir="auto">
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  )
}
