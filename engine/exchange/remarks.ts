/** What a report can say of something that is not as it was in the file, in English. Each names what, and what to do about it. */
export type RemarkValues = Readonly<Record<string, string | number>>

export const remarkTexts = {
  'no-kind': ({ type }) =>
    `Cordboard has no node that does what ${type} does. A stand-in holds its place: replace it, or lead its links elsewhere.`,
  malformed: ({ what }) => `This part of the file cannot be read: ${what}.`,
  unfit: ({ path, message }) => `Its settings do not fit here (${path}: ${message}). A stand-in holds its place: add the node anew.`,
  'second-begin': () => 'A script has one Begin. A stand-in holds the place of this one: lead its link from the first.',
  'no-begin': () => 'The file has no beginning. Add a Begin and link it to where a run starts.',
  'expression-left': ({ source }) => `The expression ${source} was not translated. Its place says so until you write it anew.`,
  'code-left': () => 'Program code is not translated. Write what it computes with Set variable.',
  'branch-lost': ({ branch, to }) => `The branch ${branch} has no port here; it led to ${to}.`,
  'link-to-nowhere': ({ branch, to }) => `The branch ${branch} leads to ${to}, which is not in the file.`,
  'ways-at': ({ type }) => `Its ways are ports of what ${type} became.`,
  'branch-twice': ({ branch }) => `The branch ${branch} is there twice; the first was taken.`,
  'setting-left': ({ setting, value }) => `${setting} (${value}) has no counterpart here and was left out.`,
  'not-a-number': ({ setting, value, used }) => `${setting} is ${value}, which is no fixed number in range; ${used} was put in.`,
  rounded: ({ setting, value, used }) => `${setting} was rounded from ${value} to ${used}.`,
  shortened: ({ setting, max }) => `${setting} was cut to ${max} characters.`,
  'waits-at-most': ({ days }) => `It waited without limit; here it waits ${days} days at most, then leaves by No reply.`,
  'rich-message': ({ name }) =>
    `The rich message ${name} is not in the file. The nearest thing here is a template of that name: choose one, or use Ask with buttons or a list.`,
  'skill-by-value': ({ value }) => `The skill is computed (${value}); here it is chosen. Use one Assign skill for each.`,
  'name-to-id': ({ what, name, id }) => `${what} ${name} is looked for as ${id}. Choose the right one if it is called otherwise.`,
  'no-question': () => 'It waits for an answer, but what is asked stands elsewhere. Write the question.',
  'quick-replies-left': () => 'The quick replies cannot be buttons here, because other answers count too. The answer is free text.',
  'answers-together': ({ choices }) => `Too many or too long for buttons or a list: ${choices}. The answer is free text.`,
  'category-by-value': () => 'Categories are not kept here; the answer itself is compared.',
  'number-alone': () => 'The number has to stand alone in the answer; it was looked for within it.',
  'field-in-run': ({ field }) => `The contact field ${field} is a variable here: it is forgotten when the run ends.`,
  'group-as-tag': () => 'Groups of contacts are tags on the case here.',
  'topic-as-skill': ({ topic }) => `The topic ${topic} is the skill that the case waits for.`,
  'ticket-waits': () => 'The flow went on at once when the ticket was open; here it waits until an agent has the case.',
  'attachments-left': ({ count }) => `Attachments were left out: ${count}.`,
  'shares-equal': ({ shares }) => `Equal shares of whole percents: ${shares}.`,
  'too-many-ways': ({ max }) => `More ways than the ${max} that a node can have; the rest were left out.`,
  'languages-left': ({ languages }) => `Only the base language was taken; the file has texts in ${languages} too.`,
  'other-flows': ({ taken, names }) => `The file holds several flows. Taken: ${taken}. Left: ${names}.`,
  'media-type': ({ type }) => `The script was made for ${type}, not for digital contacts. What belongs to calls has no counterpart.`,
} satisfies Record<string, (values: RemarkValues) => string>

export type RemarkRule = keyof typeof remarkTexts

/** Why something is not as it was: the rule's name and its values, to be said in any language. */
export interface Remark {
  readonly rule: RemarkRule
  readonly values: RemarkValues
}

/** Says a remark in the reader's language; notes on the canvas are written with it. */
export type SayRemark = (remark: Remark) => string

export const sayRemark = ({ rule, values }: Remark): string => remarkTexts[rule](values)

export const remark = (rule: RemarkRule, values: RemarkValues = {}): Remark => ({ rule, values })
