/** Our templates in Meta's words: the components with which a template is created (Meta: template components). */
import type { Template } from '../../directory/model/directory'

/** Whether values go by number or by name; Meta is told when the template is created. */
export function parameterFormatOf({ header = '', body }: Template): 'POSITIONAL' | 'NAMED' {
  return /\{\{\s*[a-z_]/.test(header + body) ? 'NAMED' : 'POSITIONAL'
}

export function toTemplateComponents({ header, body, footer, quickReplies }: Template): readonly object[] {
  return [
    ...(header ? [{ type: 'HEADER', format: 'TEXT', text: header }] : []),
    { type: 'BODY', text: body },
    ...(footer ? [{ type: 'FOOTER', text: footer }] : []),
    ...(quickReplies.length > 0 ? [{ type: 'BUTTONS', buttons: quickReplies.map((text) => ({ type: 'QUICK_REPLY', text })) }] : []),
  ]
}
