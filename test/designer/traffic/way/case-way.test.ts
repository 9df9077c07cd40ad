// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { pathAt, readCaseWay, stateOf, stayOf, variablesAt } from '../../../../designer/traffic/way/case-way'
import { menuScript } from '../../playground/script/a-script'
import { ended, waiting } from './a-way'

const wayOf = (entries: typeof ended) => {
  const way = readCaseWay(entries, 1)
  if (!way) throw new Error('no such run')
  return way
}

describe('the way of a case', () => {
  it('is that of the contact and the run asked for, else of the newest run', () => {
    expect(wayOf(ended)).toMatchObject({ contact: { name: 'Ana Lima' }, run: { run: 1, version: 2 } })
    expect(readCaseWay(ended, undefined)?.run.run).toBe(1)
    expect(readCaseWay(ended, 7)).toBeUndefined()
  })

  it('tells what was said in each step, and nothing that was said before or after', () => {
    const { run, said } = wayOf(ended)
    const texts = run.steps.map(({ id }) => (said.get(id) ?? []).map(({ by, line }) => `${by}: ${line.text}`))
    expect(texts).toEqual([[], ['script: Which language?', 'contact: English'], []])
  })

  it('stands at a step as the run did: in the node, with the cord that led there, and nothing beyond', () => {
    // given
    const { run } = wayOf(ended)
    // when
    const path = pathAt(run, 1)
    // then
    expect(path).toMatchObject({ current: 'menu', last: 'menu', isOver: false })
    expect([...path.nodes]).toEqual(['begin', 'menu'])
    expect([...path.cords]).toEqual(['begin.default'])
  })

  it('is whole at its end', () => {
    const { run } = wayOf(ended)
    expect(pathAt(run, 'end')).toEqual(pathAt(run, 2))
    expect(pathAt(run, 'end')).toMatchObject({ current: undefined, last: 'one', isOver: true })
  })

  it('knows how long each step took, and which one still waits', () => {
    expect(stayOf(wayOf(ended).run, 1)).toBe(3000)
    expect(stayOf(wayOf(waiting).run, 1)).toBeUndefined()
    expect(wayOf(ended).run.steps.map((_, place) => stateOf(wayOf(ended).run, place))).toEqual(['left', 'left', 'ended'])
    expect(stateOf(wayOf(waiting).run, 1)).toBe('waiting')
  })
})

describe('variables at a step', () => {
  const script = {
    variables: {
      language: { type: 'text' },
      pin: { type: 'text', initial: '1234', sensitive: true },
      tries: { type: 'number', initial: 2 },
    },
  } as const
  const at = (place: number) =>
    variablesAt(script, wayOf(ended).run.steps, place).map(({ name, value, isChanged }) => [name, value, isChanged])

  it('are the script’s own at first, and what was set from the step on that set it', () => {
    expect(at(0)).toContainEqual(['language', '', false])
    expect(at(1)).toContainEqual(['language', 'english', true])
    expect(at(2)).toContainEqual(['language', 'english', false])
    expect(at(0)).toContainEqual(['tries', 2, false])
  })

  it('never show a sensitive value', () => {
    expect(at(0)).toContainEqual(['pin', '•••', false])
  })

  it('are those that were set where the version is not there any more', () => {
    expect(variablesAt(undefined, wayOf(ended).run.steps, 2)).toEqual([{ name: 'language', value: 'english', isChanged: false }])
    expect(menuScript.variables).toEqual({})
  })
})
