/** A template in the contact's chat, with its values filled in, and whether it may be sent at all. */
import { TriangleAlert } from 'lucide-react'
import type { MessagePreview } from '../../../nodes/define-node'
import { useView } from '../../editor/editor-context'
import { TextMarks } from '../../playground/TextMarks'
import { words } from '../../wording/words'
import { fillTemplate } from './fill-template'
import { Buttons } from './MessageView'
import styles from './preview.module.css'

interface TemplateViewProps {
  readonly message: Extract<MessagePreview, { readonly is: 'template' }>
  readonly fill: (text: string) => string
}

export function TemplateView({ message: { template: name, language, parameters, buttonValues = [] }, fill }: TemplateViewProps) {
  const directory = useView((state) => state.directory)
  if (name === '') return <p className={styles.empty}>{words.preview.noTemplate}</p>
  if (!directory) return <p className={styles.empty}>{words.preview.loading}</p>
  const template = directory.templates.find((candidate) => candidate.name === name && candidate.language === language)
  if (!template) return <p className={styles.gone}>{words.preview.templateGone(name, language)}</p>
  const { header, headerMedia, body, footer, buttons } = fillTemplate(template, parameters.map(fill), buttonValues.map(fill))
  const isApproved = template.status === 'approved'
  return (
    <>
      <div className={styles.bubble}>
        {headerMedia !== undefined && <p className={styles.file}>{words.preview.headers[headerMedia]}</p>}
        {header !== undefined && (
          <p className={styles.header} dir="auto">
            {header}
          </p>
        )}
        <p className={styles.text} dir="auto">
          <TextMarks text={body} />
        </p>
        {footer !== undefined && (
          <p className={styles.footer} dir="auto">
            {footer}
          </p>
        )}
      </div>
      <Buttons titles={buttons} />
      <p className={styles.about}>
        <span>{words.preview.template(name, language)}</span>
        <span>{words.preview.categories[template.category]}</span>
        <span className={styles.status} data-approved={isApproved}>
          {!isApproved && <TriangleAlert size={12} aria-hidden />}
          {words.preview.statuses[template.status]}
        </span>
      </p>
    </>
  )
}
