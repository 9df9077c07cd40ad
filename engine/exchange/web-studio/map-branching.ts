/** CASE and CHECK CHANNEL: actions whose branches are the author's own. */
import { asNumber, textLiteral, translate } from '../foreign-expression'
import { cut, sameName } from '../foreign-values'
import { distinct, idFrom } from '../new-ids'
import { MAX_CASES, notImported } from '../not-imported'
import { type Remark, remark } from '../remarks'
import { cannotMap, type Mapping, mappedTo, type StudioTools } from './mapping'
import { property, type StudioAction } from './studio-script'

/** A case is a value, or a comparison such as `> 5`. */
export function mapCase(action: StudioAction, tools: StudioTools): Mapping {
  const labels = ownBranches(action)
  if (labels.length === 0) return cannotMap(remark('malformed', { what: 'CASE without cases' }))
  const variable = property(action, 'Variable', 'Value', 'Expression')
  const makeId = distinct('-')
  const remarks: Remark[] = []
  const ways: Record<string, readonly string[]> = {}
  const cases = labels.slice(0, MAX_CASES).map((label) => {
    const id = makeId(idFrom(label, 'case'))
    ways[`case-${id}`] = [sameName(label)]
    const when = caseCondition(variable, label, tools)
    if (when === undefined) remarks.push(remark('expression-left', { source: `${variable} ${label}` }))
    return { id, label: cut(label, 60), when: when ?? notImported(`${variable} = ${label}`) }
  })
  if (labels.length > MAX_CASES) remarks.push(remark('too-many-ways', { max: MAX_CASES }))
  return mappedTo('switch', { cases }, { ...ways, failed: ['onerror', 'error'] }, remarks)
}

function caseCondition(variable: string, label: string, { values }: StudioTools): string | undefined {
  const subject = translate(variable, values.dialect)
  if (!subject || subject.type === 'boolean') return undefined
  const [, operator, operand = ''] = /^(<=|>=|<>|!=|<|>|=)\s*(.+)$/.exec(label) ?? []
  if (operator !== undefined) {
    const condition = translate(`${variable} ${operator} ${operand}`, values.dialect)
    return condition?.type === 'boolean' ? condition.code : undefined
  }
  const plain = label.replace(/^["'](.*)["']$/, '$1')
  const value = subject.type === 'number' ? asNumber(textLiteral(plain)) : textLiteral(plain)
  return value && `${subject.isAtom ? subject.code : `(${subject.code})`} == ${value.code}`
}

const MAX_CHANNELS = 20

export function mapCheckChannel(action: StudioAction): Mapping {
  const labels = ownBranches(action).filter((label) => sameName(label) !== 'other')
  if (labels.length === 0) return cannotMap(remark('malformed', { what: 'CHECK CHANNEL without channels' }))
  const makeId = distinct('-')
  const ways: Record<string, readonly string[]> = {}
  const branches = labels.slice(0, MAX_CHANNELS).map((label) => {
    const id = makeId(idFrom(label, 'channel'))
    ways[id] = [sameName(label)]
    const number = label.replace(/[\s()-]/g, '')
    if (/^\+[1-9]\d{6,14}$/.test(number)) return { id, by: 'number', number }
    if (sameName(label) === 'whatsapp') return { id, by: 'kind', kind: 'whatsapp' }
    return { id, by: 'channel', channel: idFrom(label, 'channel') }
  })
  const remarks = branches.flatMap((branch, place) =>
    'channel' in branch ? [remark('name-to-id', { what: 'Channel', name: labels[place] ?? '', id: branch.channel ?? '' })] : [],
  )
  const tooMany = labels.length > MAX_CHANNELS ? [remark('too-many-ways', { max: MAX_CHANNELS })] : []
  return mappedTo('check-channel', { branches }, { ...ways, default: ['other'] }, [...remarks, ...tooMany])
}

const ownBranches = ({ branches }: StudioAction): readonly string[] => {
  const labels = branches.filter(({ isDefault, label }) => !isDefault && !/^on?error$/i.test(label)).map(({ label }) => label)
  return labels.filter((label, place) => labels.findIndex((other) => sameName(other) === sameName(label)) === place)
}
