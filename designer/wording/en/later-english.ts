/** English words of parts of the page that come when they are first needed: nobody waits for these before a script is drawn. */
import { codeView } from './code-view'
import { desk } from './desk'
import { foreign } from './foreign'
import { phone } from './phone'
import { scripts } from './scripts'
import { simulator } from './simulator'

export const laterEnglish = {
  codeView,
  desk,
  foreign,
  phone,
  scripts,
  simulator,
}
