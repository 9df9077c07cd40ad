/** An approved template with its values filled in: what may be sent outside the session window. */
import { type FormEvent, useId, useState } from 'react'
import { type Template, templateVariables } from '../../../engine/directory/model/directory'
import type { OutgoingMessage } from '../../../engine/effects/message'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import styles from './reply.module.css'

interface TemplateReplyProps {
  readonly templates: readonly Template[]
  readonly isBusy: boolean
  readonly onReply: (message: OutgoingMessage) => Promise<boolean>
}

const keyOf = ({ name, language }: Template) => `${name} ${language}`

export function TemplateReply({ templates, isBusy, onReply }: TemplateReplyProps) {
  const id = useId()
  const [chosen, setChosen] = useState<string>()
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const approved = templates.filter(({ status }) => status === 'approved')
  const template = approved.find((one) => keyOf(one) === chosen) ?? approved[0]
  if (!template) return <p className={controls.quiet}>{words.desk.noTemplates}</p>

  // header and body number their places apart, so a place is known by where it stands
  const places = templateVariables(template).map((place, index) => ({ key: `${keyOf(template)} ${index}`, place }))
  const parameters = places.map(({ key }) => values[key]?.trim() ?? '')
  const { name, language, body } = template

  function submit(event: FormEvent) {
    event.preventDefault()
    void onReply({ type: 'template', template: name, language, parameters })
  }

  return (
    <form className={styles.template} onSubmit={submit}>
      <label className={controls.label} htmlFor={id}>
        {words.desk.template}
      </label>
      <select id={id} className={controls.field} value={keyOf(template)} onChange={({ target }) => setChosen(target.value)}>
        {approved.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {one.name} ({one.language})
          </option>
        ))}
      </select>
      <p className={styles.templateBody}>{body}</p>
      {places.map(({ key, place }) => (
        <input
          key={key}
          className={controls.field}
          aria-label={words.desk.parameter(place)}
          placeholder={words.desk.parameter(place)}
          value={values[key] ?? ''}
          onChange={({ target }) => setValues({ ...values, [key]: target.value })}
        />
      ))}
      <button type="submit" className={controls.primary} disabled={isBusy || parameters.includes('')}>
        {words.desk.sendTemplate}
      </button>
    </form>
  )
}
