/** Makes another kind of a node: the kind is chosen, what would be lost is said first, then it is done in one step. */
import { useState } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { ScriptNode } from '../../../engine/script/script'
import { catalogue, findKind } from '../../../nodes/index'
import { GroupIcon } from '../../catalogue/GroupIcon'
import { fieldWords, groupOf, kindHelp, kindTitle, nodeName, portLabels } from '../../catalogue/kind-in-words'
import controls from '../../controls.module.css'
import { useEditor, useScript, useView } from '../../editor/editor-context'
import { whyNot } from '../../palette/why-not'
import { linkId } from '../../script/apply-edit'
import type { Edit } from '../../script/edits'
import { words } from '../../wording/words'
import { formPlan } from '../form/form-plan'
import { Picker } from '../pickers/Picker'
import { type Replacement, replacementFor } from './fitting-settings'
import styles from './replace.module.css'

interface ReplaceKindProps {
  readonly id: string
  readonly node: ScriptNode
  readonly onClose: () => void
}

export function ReplaceKind({ id, node, onClose }: ReplaceKindProps) {
  const editor = useEditor()
  const directory = useView((state) => state.directory)
  const script = useScript((state) => state.script)
  const [kind, setKind] = useState('')
  const replacement = kind === '' ? undefined : replacementFor(node, kind, directory)

  const { [id]: _, ...others } = script.nodes
  const options = catalogue
    .filter((definition) => definition.kind !== node.kind && whyNot({ nodes: others }, definition.kind) === undefined)
    .map((definition) => ({
      id: definition.kind,
      name: kindTitle(definition.kind),
      detail: kindHelp(definition.kind).split('. ')[0] ?? '',
      icon: <GroupIcon group={groupOf(definition.kind)} />,
    }))

  function replace() {
    if (!replacement) return
    editor.dispatch(editsFor(id, kind, replacement, script.links), { as: 'replaceKind' })
    editor.announcer.say(words.inspector.replace.done(kindTitle(kind)))
    onClose()
  }

  return (
    <ModalOverlay className={styles.veil ?? ''} isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className={styles.modal ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <Heading slot="title" className={styles.title ?? ''}>
            {words.inspector.replace.title(nodeName(node))}
          </Heading>
          <Picker
            label={words.inspector.replace.kind}
            options={() => options}
            value={kind}
            isReadOnly={false}
            placeholder={words.inspector.replace.choose}
            onChoose={setKind}
          />
          {replacement && <Consequences node={node} links={script.links} id={id} replacement={replacement} />}
          <div className={styles.buttons}>
            <Button className={controls.button ?? ''} onPress={onClose}>
              {words.inspector.cancel}
            </Button>
            <Button className={controls.primary ?? ''} isDisabled={!replacement} onPress={replace}>
              {words.inspector.replace.act}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type Links = Readonly<Record<string, { readonly from: string; readonly port: string; readonly to: string }>>

function editsFor(id: string, kind: string, { settings, mainPort }: Replacement, links: Links): Edit[] {
  const edits: Edit[] = [{ type: 'replaceKind', id, kind, settings }]
  const onwards = mainPort && links[linkId(id, mainPort.from)]
  if (mainPort && onwards) edits.push({ type: 'linkNodes', link: { from: id, port: mainPort.to, to: onwards.to } })
  return edits
}

interface ConsequencesProps {
  readonly id: string
  readonly node: ScriptNode
  readonly links: Links
  readonly replacement: Replacement
}

function Consequences({ id, node, links, replacement: { kept, lost, lostPorts } }: ConsequencesProps) {
  const definition = findKind(node.kind)
  const plan = definition ? formPlan(definition.settings) : []
  const label = (key: string) => fieldWords(node.kind, [key], plan.find((each) => each.key === key)?.meta ?? {}).label
  const labels = portLabels(node)
  const lostLinks = lostPorts.filter((port) => linkId(id, port) in links)
  const isNothingLost = lost.length + lostLinks.length === 0
  return (
    <div className={styles.consequences} role="status">
      {kept.length > 0 && (
        <p>
          <strong>{words.inspector.replace.keeps}</strong> {kept.map(label).join(', ')}
        </p>
      )}
      {lost.length > 0 && (
        <p className={styles.lost}>
          <strong>{words.inspector.replace.loses}</strong> {lost.map(label).join(', ')}
        </p>
      )}
      {lostLinks.length > 0 && (
        <p className={styles.lost}>
          <strong>{words.inspector.replace.losesLinks}</strong> {lostLinks.map((port) => labels[port] ?? port).join(', ')}
        </p>
      )}
      {isNothingLost && <p>{words.inspector.replace.losesNothing}</p>}
    </div>
  )
}
