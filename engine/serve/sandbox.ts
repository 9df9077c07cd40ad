/** The sandbox inside the product: Meta's place is taken by this process, with every channel's number and the templates of the workspace. */
import { randomBytes } from 'node:crypto'
import type { DirectoryRevision, Template } from '../directory/model/directory'
import type { Sandbox } from '../sandbox/core/sandbox'
import { addNumber, addTemplate } from '../sandbox/core/seed'
import { createLiveSandbox, type LiveSandbox } from '../sandbox/live-sandbox'
import { parameterFormatOf, toTemplateComponents } from '../whatsapp/wire/template-definition'

export interface ProductSandbox {
  readonly live: LiveSandbox
  readonly appSecret: string
  readonly verifyToken: string
  /** What every channel sends with. */
  readonly accessToken: string
  /** Makes the sandbox know the numbers and templates of this revision. */
  follow(directory: DirectoryRevision): void
}

/** Secrets are made up at each start: nothing outside of this process ever needs them. */
export function createProductSandbox(origin: string, dataDir: string): ProductSandbox {
  const secret = () => randomBytes(24).toString('base64url')
  const [appSecret, verifyToken, accessToken] = [secret(), secret(), secret()]
  const live = createLiveSandbox({
    webhookUrl: `${origin}/webhooks/whatsapp`,
    publicUrl: `${origin}/sandbox`,
    appSecret,
    verifyToken,
    dataDir,
  })
  return { live, appSecret, verifyToken, accessToken, follow: (directory) => seed(live.sandbox, directory, accessToken) }
}

function seed(sandbox: Sandbox, { channels, templates }: DirectoryRevision, token: string): void {
  for (const { wabaId, phoneNumberId, number, name } of channels) {
    if (!sandbox.numbers.has(phoneNumberId)) addNumber(sandbox, { wabaId, phoneNumberId, displayNumber: number, verifiedName: name, token })
  }
  for (const wabaId of new Set(channels.map((channel) => channel.wabaId))) {
    for (const template of templates) addTemplate(sandbox, { wabaId, ...asHeldByMeta(template) })
  }
}

/** The template as Meta would hold it. */
function asHeldByMeta(template: Template) {
  const { name, language, category, status } = template
  return {
    name,
    language,
    category: category.toUpperCase() as 'MARKETING' | 'UTILITY' | 'AUTHENTICATION',
    status: status.toUpperCase(),
    parameterFormat: parameterFormatOf(template),
    components: toTemplateComponents(template),
  }
}
