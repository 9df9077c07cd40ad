/** Routers of a flow as steps: waiting for an answer becomes Ask, the cases become Switch, chance becomes Percent split. */
import { atom } from '../foreign-expression'
import { cut, listOf, member, textOf } from '../foreign-values'
import { distinct, idFrom } from '../new-ids'
import { MAX_CASES, notImported } from '../not-imported'
import { type Remark, remark } from '../remarks'
import { LONGEST_WAIT_DAYS, LONGEST_WAIT_SECONDS, wholeNumber } from '../settings'
import { caseCondition, isNumericTest, passes } from './case-tests'
import type { FlowAction, FlowRouter } from './flow-file'
import type { FlowValues } from './flow-values'
import { messageRemarks, messageText } from './map-action'
import { byExit, NEXT, type Step, step, type Way } from './step'

const exitOf = ({ categories }: FlowRouter, category: string): Way => byExit(categories.get(category)?.exit ?? '')

/** Asks, and leads on by the answer. Without a question its place says that one is missing. */
export function mapWait(router: FlowRouter, question: FlowAction | undefined, values: FlowValues): readonly Step[] {
  const saveTo = values.result(router.resultName || 'reply')
  const text = question
    ? messageText(question.held, values)
    : { used: `{{ ${notImported('question')} }}`, remarks: [remark('no-question')] }
  const limit = wholeNumber('timeout', router.timeout ? String(router.timeout.seconds) : '', {
    least: 1,
    most: LONGEST_WAIT_SECONDS,
    otherwise: LONGEST_WAIT_SECONDS,
  })
  const remarks = [
    ...text.remarks,
    ...(question ? messageRemarks(question.held) : []),
    ...limit.remarks,
    ...(router.timeout ? [] : [remark('waits-at-most', { days: LONGEST_WAIT_DAYS })]),
  ]
  const shared = { text: text.used, saveTo, maxWaitSeconds: limit.used }
  const noReply: Step['ways'] = router.timeout ? { noReply: exitOf(router, router.timeout.category) } : {}
  const titles = listOf(member(question?.held, 'quick_replies')).map((reply) => textOf(reply) || textOf(member(reply, 'text')))
  const menu = menuOf(router, titles)
  if ('choices' in menu)
    return [step('ask', { ...shared, style: menu.style, choices: menu.choices, maxAttempts: 1 }, { ...menu.ways, ...noReply }, remarks)]
  return [
    step('ask', { ...shared, style: 'free' }, { answer: NEXT, ...noReply }, [...remarks, ...menu.remarks]),
    ...mapCases(router, atom(saveTo, 'text'), []),
  ]
}

type Menu =
  | {
      readonly style: 'buttons' | 'list'
      readonly choices: readonly { readonly id: string; readonly title: string }[]
      readonly ways: Step['ways']
    }
  | { readonly remarks: readonly Remark[] }

/** Quick replies are buttons or a list, where nothing but them is answered. */
function menuOf(router: FlowRouter, titles: readonly string[]): Menu {
  if (titles.length === 0) return { remarks: [] }
  const caught = titles.map((title) => router.cases.find((flowCase) => passes(title, flowCase)))
  const reached = new Set(caught.map((flowCase) => flowCase?.category))
  if (router.cases.some(({ category }) => !reached.has(category)) || titles.some((title) => title.includes('@'))) {
    return { remarks: [remark('quick-replies-left')] }
  }
  const areButtons = titles.length <= 3 && titles.every((title) => title.length <= 20)
  const isList = titles.length <= 10 && titles.every((title) => title.length <= 24)
  if ((!areButtons && !isList) || new Set(titles).size < titles.length)
    return { remarks: [remark('answers-together', { choices: titles.join(', ') })] }
  const makeId = distinct('-')
  const choices = titles.map((title) => ({ id: makeId(idFrom(title, 'choice')), title }))
  const ways = choices.map(({ id }, place) => [`choice-${id}`, exitOf(router, caught[place]?.category ?? router.defaultCategory)] as const)
  return {
    style: areButtons ? 'buttons' : 'list',
    choices,
    ways: { ...Object.fromEntries(ways), invalid: exitOf(router, router.defaultCategory) },
  }
}

/** A router that looks at something known already. */
export function mapSplit(router: FlowRouter, values: FlowValues): readonly Step[] {
  if (router.type === 'random') return [mapRandom(router)]
  const { of, remarks } = values.operand(router.operand)
  return mapCases(router, of, remarks)
}

function mapCases(router: FlowRouter, operand: ReturnType<FlowValues['operand']>['of'], remarks: readonly Remark[]): readonly Step[] {
  const made: Remark[] = [...remarks]
  const makeId = distinct('-')
  const ways: Record<string, Way> = { default: exitOf(router, router.defaultCategory), failed: exitOf(router, router.defaultCategory) }
  const cases = router.cases.slice(0, MAX_CASES).map((flowCase) => {
    const label = router.categories.get(flowCase.category)?.name ?? '?'
    const id = makeId(idFrom(label, 'case'))
    ways[`case-${id}`] = exitOf(router, flowCase.category)
    const source = `${flowCase.type}(${[router.operand, ...flowCase.arguments].join(', ')})`
    const when = operand && caseCondition(flowCase, operand)
    if (when === undefined) made.push(remark('expression-left', { source: cut(source, 200) }))
    else if (isNumericTest(flowCase)) made.push(remark('number-alone'))
    return { id, label: cut(label, 60), when: when ?? notImported(source) }
  })
  if (router.cases.length > MAX_CASES) made.push(remark('too-many-ways', { max: MAX_CASES }))
  // All responses: nothing to decide
  if (cases.length === 0) return []
  return [step('switch', { cases }, ways, made)]
}

const MAX_WAYS = 10

function mapRandom(router: FlowRouter): Step {
  const categories = [...router.categories.values()].slice(0, MAX_WAYS)
  const makeId = distinct('-')
  const least = Math.floor(100 / Math.max(1, categories.length))
  const ways = categories.map(({ name }, place) => ({
    id: makeId(idFrom(name, 'way')),
    label: cut(name, 60),
    percent: least + (place < 100 - least * categories.length ? 1 : 0),
  }))
  const isExact = 100 % Math.max(1, categories.length) === 0
  return step(
    'percent-split',
    { ways },
    Object.fromEntries(ways.map(({ id }, place) => [`way-${id}`, byExit(categories[place]?.exit ?? '')])),
    [
      ...(isExact ? [] : [remark('shares-equal', { shares: ways.map(({ percent }) => percent).join(', ') })]),
      ...(router.categories.size > MAX_WAYS ? [remark('too-many-ways', { max: MAX_WAYS })] : []),
    ],
  )
}
