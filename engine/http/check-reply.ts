/** What would be refused on its way out is refused at once: lengths, a template that is not approved, a file that is not there. */

import { templateVariables, valuedButtons } from '../directory/model/directory'
import { findTemplate } from '../directory/model/look-up'
import type { OutgoingMessage } from '../effects/message'
import { checkOutgoing, mediaProblem } from '../whatsapp/wire/limits'
import { HttpProblem, type ProblemItemInput } from './problem'
import type { Services } from './services'

/** Throws 422 with every problem. */
export async function refuseUnsendable(services: Pick<Services, 'directory' | 'media'>, message: OutgoingMessage): Promise<void> {
  const problems = [
    ...checkOutgoing(message).map(({ where, message }) => problem(where, message)),
    ...(await beyondLimits(services, message)),
  ]
  if (problems.length > 0) throw new HttpProblem(422, 'The message cannot be sent like this', { problems })
}

async function beyondLimits(
  { directory, media }: Pick<Services, 'directory' | 'media'>,
  message: OutgoingMessage,
): Promise<ProblemItemInput[]> {
  if (message.type === 'template') {
    const template = findTemplate(directory.current(), message.template, message.language)
    if (!template) return [problem('template', `there is no template "${message.template}" in ${message.language}`)]
    const places = templateVariables(template).length
    const buttons = valuedButtons(template.buttons ?? []).length
    const buttonValues = message.buttonValues?.length ?? 0
    return [
      ...(template.status === 'approved' ? [] : [problem('template', `the template is ${template.status}; only approved ones go out`)]),
      ...(places === message.parameters.length
        ? []
        : [problem('parameters', `the template has ${places} places and gets ${message.parameters.length} values`)]),
      ...(template.headerMedia === message.header?.kind
        ? []
        : [
            problem(
              'header',
              `the template's header takes ${template.headerMedia ?? 'nothing'} and gets ${message.header?.kind ?? 'nothing'}`,
            ),
          ]),
      ...(buttons === buttonValues
        ? []
        : [problem('buttonValues', `the template's buttons take ${buttons} values and get ${buttonValues}`)]),
    ]
  }
  if (message.type === 'media' && message.mediaId !== undefined) {
    const stored = await media.describe(message.mediaId)
    if (!stored) return [problem('mediaId', 'there is no such file: upload it first')]
    const found = mediaProblem(message.kind, stored.mimeType, stored.bytes)
    return found === undefined ? [] : [problem('mediaId', found)]
  }
  return []
}

function problem(where: string, message: string): ProblemItemInput {
  return { rule: 'unsendable', message, path: ['message', where], severity: 'error' }
}
