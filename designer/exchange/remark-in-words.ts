/** What is different in an imported script, in the page's language. */
import { type Remark, remarkTexts } from '../../engine/exchange/remarks'
import { words } from '../wording/words'

export const remarkInWords = ({ rule, values }: Remark): string => (words.foreign.remarks ?? remarkTexts)[rule](values)
