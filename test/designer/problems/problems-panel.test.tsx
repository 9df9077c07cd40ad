/** The list of problems: it goes to the place, says why, and puts right what can be put right at once. */
import '../a-page'
import { act, configure, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Editor } from '../../../designer/editor/editor'
import { ProblemsPanel } from '../../../designer/problems/ProblemsPanel'
import { problemCommands } from '../../../designer/problems/problem-commands'
import { useDiagnostics } from '../../../designer/problems/use-diagnostics'
import { anEditor, linksOf, shown } from '../an-editor'

// the first check waits for the engine to be loaded
configure({ asyncUtilTimeout: 20_000 })

function Panel() {
  useDiagnostics()
  return <ProblemsPanel />
}

const row = (text: RegExp) =>
  waitFor(() => {
    const item = screen.queryAllByRole('listitem').find(({ textContent }) => text.test(textContent ?? ''))
    if (!item) throw new Error(`no row says ${text}`)
    return { item, jump: within(item).getAllByRole('button')[0] as HTMLElement }
  })
const rules = (editor: Editor) => editor.view.getState().problems.map(({ rule }) => rule)

const broken = {
  nodes: { begin: ['begin'], when: ['if', { condition: 'nmae == "x"' }], to: ['assign-skill', { skill: 'gone' }], bye: ['end'] },
  links: ['begin.default -> when', 'when.yes -> to', 'to.default -> bye'],
  variables: { name: { type: 'text' } },
} as const

describe('the list of problems', () => {
  it('tells errors before warnings, with node, field and why', async () => {
    shown(anEditor(broken), <Panel />)
    await row(/^ErrorIf · ConditionThere is no variable "nmae"; did you mean name\?/)
    await row(/^ErrorAssign skill · SkillThere is no skill “gone” in this workspace/)
    await row(/^WarningIf · way out No“No” leads nowhere/)
    expect(screen.getByRole('status').textContent).toBe('2 errors, 2 warnings')
    const items = screen.getAllByRole('listitem').map(({ dataset }) => dataset.severity)
    expect(items).toEqual(['error', 'error', 'warning', 'warning'])
  })

  it('goes to the node and opens the field', async () => {
    const editor = anEditor(broken)
    const { person } = shown(editor, <Panel />)
    await person.click((await row(/Condition/)).jump)
    expect(editor.selection.getState().nodes).toEqual(new Set(['when']))
    expect(editor.view.getState()).toMatchObject({
      panel: 'inspector',
      field: { node: 'when', path: ['condition'] },
      reveal: { nodes: ['when'] },
    })
  })

  it('writes what was meant, and adds the variable where it was missing', async () => {
    const editor = anEditor(broken)
    const { person } = shown(editor, <Panel />)
    const { item } = await row(/Condition/)
    await person.click(within(item).getByRole('button', { name: /^Write name/ }))
    expect(editor.script.script().nodes.when?.settings.condition).toBe('name == "x"')
    await waitFor(() => expect(rules(editor)).not.toContain('expression'))

    act(() => void editor.script.undo())
    const { item: again } = await row(/Condition/)
    await person.click(within(again).getByRole('button', { name: /^Add the variable nmae/ }))
    expect(editor.script.script().variables.nmae).toEqual({ type: 'text' })
    expect(editor.announcer.getState().text).toBe('1 problem fixed.')
  })

  it('asks for another skill and takes it', async () => {
    const editor = anEditor(broken)
    const { person } = shown(editor, <Panel />)
    const { item } = await row(/no skill/)
    await person.click(within(item).getByRole('button', { name: /^Choose another skill/ }))
    await person.keyboard('supp{Enter}')
    expect(editor.script.script().nodes.to?.settings.skill).toBe('support')
    await waitFor(() => expect(rules(editor)).not.toContain('deleted-reference'))
  })

  it('links all loose ways of a script in one step of undo', async () => {
    const editor = anEditor(broken)
    const { person } = shown(editor, <Panel />)
    const { item } = await row(/“No” leads nowhere/)
    await person.click(within(item).getByRole('button', { name: /all 2 of this kind/ }))
    await person.keyboard('end{Enter}')
    expect(linksOf(editor)).toEqual([
      'begin.default -> when',
      'to.default -> bye',
      'when.failed -> bye',
      'when.no -> bye',
      'when.yes -> to',
    ])
    act(() => void editor.script.undo())
    expect(linksOf(editor)).toHaveLength(3)
  })

  it('is one Tab stop, whose rows and fixes arrows reach', async () => {
    const { person } = shown(anEditor(broken), <Panel />)
    const { jump } = await row(/Condition/)
    const stops = within(screen.getByRole('list'))
      .getAllByRole('button')
      .filter(({ tabIndex }) => tabIndex === 0)
    expect(stops).toEqual([jump])
    jump.focus()
    await person.keyboard('{ArrowRight}')
    expect(document.activeElement?.textContent).toBe('Write name')
    await person.keyboard('{ArrowLeft}{ArrowDown}')
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/Assign skill/))
  })

  it('is filtered by severity and by words', async () => {
    const { person } = shown(anEditor(broken), <Panel />)
    await row(/Condition/)
    await person.click(screen.getByRole('button', { name: '2 warnings' }))
    expect(screen.getAllByRole('listitem')).toHaveLength(2)
    await person.click(screen.getByRole('button', { name: '2 warnings' }))
    await person.type(screen.getByRole('searchbox'), 'workspace')
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([expect.stringContaining('no skill')])
    await person.type(screen.getByRole('searchbox'), ' of nobody')
    expect(screen.getByText('No problem fits this filter')).toBeTruthy()
  })

  it('says that nothing is wrong only once it has looked', async () => {
    const editor = anEditor({ nodes: { begin: ['begin'], bye: ['end'] }, links: ['begin.default -> bye'] })
    shown(editor, <Panel />)
    expect(screen.queryByText('Nothing wrong')).toBeNull()
    expect(await screen.findByText('Nothing wrong')).toBeTruthy()
    expect(screen.getByText('Ready to publish.')).toBeTruthy()
  })

  it('is gone through by commands, round and round', async () => {
    const editor = anEditor(broken)
    shown(editor, <Panel />)
    await row(/Condition/)
    const [next, previous] = problemCommands
    await act(async () => next?.run(editor))
    expect(editor.announcer.getState().text).toMatch(/^Problem 1 of 4: /)
    await act(async () => previous?.run(editor))
    expect(editor.announcer.getState().text).toMatch(/^Problem 4 of 4: /)
    await act(async () => next?.run(editor))
    expect(editor.announcer.getState().text).toMatch(/^Problem 1 of 4: /)
  })

  it('offers a Begin to an empty script', async () => {
    const editor = anEditor({ nodes: {} })
    const { person } = shown(editor, <Panel />)
    const { item } = await row(/no Begin/)
    await person.click(within(item).getByRole('button', { name: /^Add Begin/ }))
    expect(Object.values(editor.script.script().nodes).map(({ kind }) => kind)).toEqual(['begin'])
  })
})
