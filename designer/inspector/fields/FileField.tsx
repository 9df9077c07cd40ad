/** A file that is sent: chosen here, kept by the server, known by its id. */
import { Paperclip, X } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '../../api/client'
import { uploadFile } from '../../api/media'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { FieldFrame } from '../form/FieldFrame'
import { useForm } from '../form/form-model'
import { valueAt } from '../form/paths'
import { useField } from '../form/use-field'
import type { FieldViewProps } from './field-view-props'
import styles from './file-field.module.css'
import { asShown } from './TextField'

const KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const
type FileKind = (typeof KINDS)[number]

export function FileField({ plan, path }: FieldViewProps) {
  const form = useForm()
  const field = useField(plan, path)
  const [busy, setBusy] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const held = asShown(field.value)
  const problems = refused === undefined ? field.problems : [{ severity: 'error' as const, text: refused, path }]

  async function take(file: File | undefined) {
    if (!file) return
    setBusy(file.name)
    setRefused(undefined)
    try {
      field.write(await uploadFile(file, kindBeside(valueAt(form.settings, [...path.slice(0, -1), 'kind']))))
    } catch (error) {
      setRefused(messageOf(error))
    } finally {
      setBusy(undefined)
    }
  }

  const isInvalid = problems.some(({ severity }) => severity === 'error')
  return (
    <FieldFrame field={{ ...field, problems, isInvalid }}>
      {held !== '' && (
        <p className={styles.held}>
          <Paperclip size={14} aria-hidden />
          <code title={held}>{words.inspector.file.stored(held.slice(0, 12))}</code>
          {!form.isReadOnly && (
            <button
              type="button"
              className={styles.remove}
              aria-label={words.inspector.remove(field.label)}
              onClick={() => field.write(undefined)}
            >
              <X size={13} aria-hidden />
            </button>
          )}
        </p>
      )}
      <input
        id={field.id}
        type="file"
        className={`${controls.field} ${styles.chooser}`}
        disabled={form.isReadOnly || busy !== undefined}
        aria-invalid={isInvalid}
        aria-describedby={problems.length > 0 ? field.problemsId : undefined}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      {busy !== undefined && (
        <p role="status" className={styles.busy}>
          {words.inspector.file.uploading(busy)}
        </p>
      )}
    </FieldFrame>
  )
}

/** What it is sent as stands beside it. */
function kindBeside(kind: unknown): FileKind {
  return KINDS.find((each) => each === kind) ?? 'image'
}
