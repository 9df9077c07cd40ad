/** Every word on the screen in English. Sentence case, verbs on buttons, the field's own terms; errors say what to do. */
import { arrange } from './arrange'
import { canvas } from './canvas'
import { catalogue } from './catalogue'
import { clipboard } from './clipboard'
import { codeView } from './code-view'
import { commands } from './commands'
import { comments } from './comments'
import { content } from './content'
import { desk } from './desk'
import { edits } from './edits'
import { exchange } from './exchange'
import { expressions } from './expressions'
import { firstSteps } from './first-steps'
import { foreign } from './foreign'
import { inspector } from './inspector'
import { keys } from './keys'
import { outline } from './outline'
import { palette } from './palette'
import { phone } from './phone'
import { preview } from './preview'
import { problems } from './problems'
import { publishing } from './publishing'
import { saving } from './saving'
import { script } from './script'
import { scripts } from './scripts'
import { search } from './search'
import { shell } from './shell'
import { signIn } from './sign-in'
import { simulator } from './simulator'
import { spans } from './spans'
import { delivery, presence, status } from './states'
import { traffic } from './traffic'
import { variables } from './variables'
import { versions } from './versions'

export const english = {
  product: 'Cordboard',
  arrange,
  canvas,
  catalogue,
  clipboard,
  codeView,
  commands,
  comments,
  content,
  delivery,
  desk,
  edits,
  exchange,
  expressions,
  firstSteps,
  foreign,
  inspector,
  keys,
  outline,
  palette,
  phone,
  presence,
  preview,
  problems,
  publishing,
  saving,
  script,
  scripts,
  search,
  shell,
  signIn,
  simulator,
  spans,
  status,
  traffic,
  variables,
  versions,
}

export type Words = typeof english
