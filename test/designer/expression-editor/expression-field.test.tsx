import '../a-page'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEditor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import { ConditionField } from '../../../designer/expression-editor/ConditionField'
import { ExpressionField } from '../../../designer/expression-editor/ExpressionField'
import { ResultLine } from '../../../designer/expression-editor/ResultLine'
import type { RichEditorOptions } from '../../../designer/expression-editor/rich-editor-api'
import { loadEngine } from '../../../designer/expression-editor/use-engine'
import { openExample } from '../../../examples/open-example'

const frontDesk = openExample('front-desk').script('front-desk')

/** Stands for Monaco, which needs a browser: a text field that reports what it was opened with. */
const rich = vi.hoisted(() => ({ opened: [] as RichEditorOptions[], closed: 0, fails: false }))
vi.mock('../../../designer/expression-editor/load-rich-editor', () => ({
  isRoomy: () => true,
  loadRichEditor: async () => {
    if (rich.fails) throw new Error('offline')
    return {
      open(host: HTMLElement, options: RichEditorOptions) {
        rich.opened.push(options)
        const input = document.createElement('textarea')
        input.value = options.value
        input.addEventListener('input', () => options.onChange(input.value))
        host.append(input)
        return {
          focus: () => input.focus(),
          show: () => undefined,
          describe: ({ id, label }: { id: string; label: string }) => Object.assign(input, { id, ariaLabel: label }),
          close: () => {
            rich.closed++
            input.remove()
          },
        }
      },
    }
  },
}))
beforeAll(loadEngine)
beforeEach(() => Object.assign(rich, { opened: [], closed: 0, fails: false }))

interface FormProps {
  readonly start: string
  readonly language: 'text' | 'condition'
  readonly Field?: typeof ExpressionField
}

function Form({ start, language, Field = ExpressionField }: FormProps) {
  const [value, setValue] = useState(start)
  return (
    <>
      <label htmlFor="field">Condition</label>
      <Field
        id="field"
        label="Condition"
        value={value}
        language={language}
        isMultiline={language === 'text'}
        isReadOnly={false}
        isInvalid={false}
        onChange={setValue}
      />
      <ResultLine source={value} language={language} />
      <input aria-label="Next" />
      <output data-testid="written">{value}</output>
    </>
  )
}

async function open(props: FormProps) {
  const editor = createEditor({ ...frontDesk, variables: { language: { type: 'text' }, attempts: { type: 'number', initial: 2 } } })
  render(
    <EditorContext value={editor}>
      <Form {...props} />
    </EditorContext>,
  )
  // the large editor is asked for ahead
  await act(async () => undefined)
  return { editor, user: userEvent.setup() }
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Condition' })
const written = () => screen.getByTestId('written').textContent

describe('a field for expressions', () => {
  it('makes room for the large editor when it is gone into, at the same place of the text', async () => {
    // given
    const { user } = await open({ start: 'attempts > 1', language: 'condition' })
    // when
    await user.click(field())
    field().setSelectionRange(8, 8)
    // then
    expect(rich.opened).toMatchObject([{ value: 'attempts > 1', label: 'Condition', start: 12, end: 12 }])
    expect(document.activeElement).toBe(field())
    // when
    await user.type(field(), '0', { initialSelectionStart: 12 })
    expect(written()).toBe('attempts > 10')
    await user.click(screen.getByRole('textbox', { name: 'Next' }))
    // then
    expect(rich.closed).toBe(1)
    expect(field().value).toBe('attempts > 10')
  })

  it('loses no letter when the large editor comes, in a pause of typing', async () => {
    const { user } = await open({ start: '', language: 'condition' })
    act(() => field().focus())
    await user.keyboard('attempts')
    expect(rich.opened).toEqual([])
    await waitFor(() => expect(rich.opened).toMatchObject([{ value: 'attempts', start: 8, end: 8 }]), { timeout: 30_000 })
    await user.keyboard(' > 1')
    expect(written()).toBe('attempts > 1')
    expect(rich.opened).toHaveLength(1)
  })

  it('makes room at once for who comes by keyboard', async () => {
    const { user } = await open({ start: 'attempts > 1', language: 'condition' })
    await user.tab()
    expect(rich.opened).toHaveLength(1)
  })

  it('stays as it is for who has gone on meanwhile', async () => {
    await open({ start: '', language: 'condition' })
    vi.useFakeTimers()
    act(() => field().focus())
    fireEvent.change(field(), { target: { value: 'attempts' } })
    act(() => screen.getByRole('textbox', { name: 'Next' }).focus())
    act(() => vi.advanceTimersByTime(60_000))
    vi.useRealTimers()
    expect(rich.opened).toEqual([])
    expect(written()).toBe('attempts')
  })

  it('works without it', async () => {
    rich.fails = true
    const { user } = await open({ start: '', language: 'condition' })
    await user.type(field(), 'attempts > 1')
    expect(written()).toBe('attempts > 1')
    expect(rich.opened).toEqual([])
  })

  it('keeps an expression on one line, and a message on as many as it has', async () => {
    rich.fails = true
    const { user } = await open({ start: '', language: 'condition' })
    await user.type(field(), 'attempts{Enter} > 1')
    await user.paste('\n && true')
    expect(written()).toBe('attempts > 1 && true')
  })

  it('says what the expression comes to, and lets other examples be tried', async () => {
    // given
    const { user } = await open({ start: 'attempts > 1', language: 'condition' })
    expect(screen.getByText('= true')).toBeDefined()
    // when
    await user.clear(screen.getByLabelText('attempts'))
    await user.type(screen.getByLabelText('attempts'), '0')
    // then
    expect(screen.getByText('= false')).toBeDefined()
  })
})

describe('a condition', () => {
  it('is built by choosing, and stays the text that it is', async () => {
    // given
    const { user } = await open({ start: 'language == "deutsch"', language: 'condition', Field: ConditionField })
    await user.click(screen.getByRole('button', { name: 'Build' }))
    // when
    await user.selectOptions(screen.getByLabelText('How'), 'contains')
    await user.clear(screen.getByLabelText('With'))
    await user.type(screen.getByLabelText('With'), 'en"')
    await user.click(screen.getByRole('button', { name: 'Add a comparison' }))
    await user.selectOptions(screen.getAllByLabelText('What')[1] as HTMLElement, 'attempts')
    await user.selectOptions(screen.getByLabelText('What has to hold'), 'any of these')
    // then
    expect(written()).toBe('contains(language, "en\\"") || attempts == 0')
    // when
    await user.click(screen.getByRole('button', { name: 'Write' }))
    // then
    expect(field().value).toBe('contains(language, "en\\"") || attempts == 0')
  })

  it('that only a text can say is shown as text, also where building is preferred', async () => {
    localStorage.setItem('cordboard.conditions', 'builder')
    await open({ start: 'attempts + 1 > 2', language: 'condition', Field: ConditionField })
    expect(field().value).toBe('attempts + 1 > 2')
    expect(screen.getByRole('button', { name: 'Build' }).getAttribute('aria-disabled')).toBe('true')
  })
})
