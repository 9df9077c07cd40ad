/** English words of what stands on the page from the beginning, and of commands. */
import { arrange } from './arrange'
import { canvas } from './canvas'
import { catalogue } from './catalogue'
import { clipboard } from './clipboard'
import { commands } from './commands'
import { comments } from './comments'
import { content } from './content'
import { edits } from './edits'
import { exchange } from './exchange'
import { expressions } from './expressions'
import { firstSteps } from './first-steps'
import { inspector } from './inspector'
import { keys } from './keys'
import { outline } from './outline'
import { palette } from './palette'
import { preview } from './preview'
import { problems } from './problems'
import { publishing } from './publishing'
import { saving } from './saving'
import { script } from './script'
import { search } from './search'
import { shell } from './shell'
import { signIn } from './sign-in'
import { spans } from './spans'
import { delivery, presence, status } from './states'
import { traffic } from './traffic'
import { variables } from './variables'
import { versions } from './versions'

export const firstEnglish = {
  product: 'Cordboard',
  arrange,
  canvas,
  catalogue,
  clipboard,
  commands,
  comments,
  content,
  delivery,
  edits,
  exchange,
  expressions,
  firstSteps,
  inspector,
  keys,
  outline,
  palette,
  presence,
  preview,
  problems,
  publishing,
  saving,
  script,
  search,
  shell,
  signIn,
  spans,
  status,
  traffic,
  variables,
  versions,
}
