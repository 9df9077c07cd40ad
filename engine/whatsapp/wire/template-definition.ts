/** Our templates in Meta's words: the components with which a template is created (Meta: template components). */
import type { Template, TemplateButton } from '../../directory/model/directory'

/** Whether values go by number or by name; Meta is told when the template is created. */
export function parameterFormatOf({ header = '', body }: Template): 'POSITIONAL' | 'NAMED' {
  return /\{\{\s*[a-z_]/.test(header + body) ? 'NAMED' : 'POSITIONAL'
}

export function toTemplateComponents({
  header,
  headerMedia,
  body,
  footer,
  quickReplies,
  buttons = [],
  areQuickRepliesLast,
}: Template): readonly object[] {
  const replies = quickReplies.map((text) => ({ type: 'QUICK_REPLY', text }))
  const others = buttons.map(toButton)
  const all = areQuickRepliesLast ? [...others, ...replies] : [...replies, ...others]
  return [
    ...(header ? [{ type: 'HEADER', format: 'TEXT', text: header }] : []),
    ...(headerMedia ? [{ type: 'HEADER', format: headerMedia.toUpperCase() }] : []),
    { type: 'BODY', text: body },
    ...(footer ? [{ type: 'FOOTER', text: footer }] : []),
    ...(all.length > 0 ? [{ type: 'BUTTONS', buttons: all }] : []),
  ]
}

function toButton(button: TemplateButton) {
  switch (button.type) {
    case 'link':
      return { type: 'URL', text: button.title, url: button.url }
    case 'phone':
      return { type: 'PHONE_NUMBER', text: button.title, phone_number: button.number }
    case 'copyCode':
      return { type: 'COPY_CODE', example: button.example }
  }
}
