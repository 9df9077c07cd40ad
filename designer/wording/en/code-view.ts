/** Words about the code view. */
import { plural } from '../plural'

export const codeView = {
  tabs: 'Code',
  script: 'Script JSON',
  machine: 'Machine',
  copy: 'Copy',
  download: 'Download',
  copied: 'Copied.',
  notCopied: (reason: string) => `The browser did not let it be copied: ${reason}. Download it instead.`,
  loading: 'Opening the text editor…',
  onlyPlain: 'The text editor could not be loaded. This plain field does the same.',
  tab: 'Tab leaves the text. Control M lets it indent instead.',
  broken: 'This text is no script yet. The drawing stays as it was.',
  line: (line: number) => `Line ${line}`,
  more: (count: number) => `and ${plural(count, 'more mistake', 'more mistakes')}`,
  behind: 'The drawing has changed while this text was no script. What you type is not taken over until you decide.',
  takeDrawn: 'Show the script as it is drawn',
  noMachine: 'There is no machine while the script has errors.',
  slips: {
    value: 'Here a value is expected: a text in quotes, a number, true, false, null, { or [.',
    comma: 'Here a comma or the end of the list is expected.',
    colon: 'Here a colon is expected between the name and its value.',
    name: 'Here a name in quotes is expected. Is there a comma too many before it?',
    text: 'This text in quotes does not end, or has a sign that must be written with \\.',
    number: 'This is not a number.',
    twice: 'This name stands here twice; only one of them could count.',
    deep: 'This is nested too deeply.',
    after: 'The script ends before this; take away what follows.',
    end: 'The text ends too early: something that was opened is not closed.',
  },
}
