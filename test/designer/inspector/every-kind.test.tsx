/** The form of every kind of the catalogue: each field is there by its label, and takes a new value. */
import '../a-page'
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { fieldWords, optionWord } from '../../../designer/catalogue/kind-in-words'
import { type FieldPlan, formPlan } from '../../../designer/inspector/form/form-plan'
import { replacementFor } from '../../../designer/inspector/node/fitting-settings'
import type { NodeDefinition } from '../../../nodes/define-node'
import { catalogue } from '../../../nodes/index'
import { directory, inspect, nodeOf, settingsOf } from './an-inspector'

const kinds = catalogue as unknown as readonly NodeDefinition[]
const variables = { attempts: { type: 'number' }, language: { type: 'text' } } as const

const open = ({ kind, example }: NodeDefinition) => inspect({ nodes: { it: nodeOf(kind, example) }, variables })

/** Fields at the top of the settings that the form shows by themselves with the example. */
function shownFields({ settings, example }: NodeDefinition): readonly FieldPlan[] {
  const held = settings.parse(example)
  return formPlan(settings).filter(({ meta: { partOf, shownWhen } }) => {
    if (partOf !== undefined) return false
    return !shownWhen || shownWhen.in.includes(String(held[shownWhen.field]))
  })
}

function unfold() {
  const fold = screen.queryByRole('button', { name: /^More settings/ })
  if (fold?.getAttribute('aria-expanded') === 'false') fireEvent.click(fold)
}

describe.each(kinds.map((definition) => [definition.title, definition] as const))('the form of %s', (_title, definition) => {
  it('has every field under its label, or offers to add it', () => {
    open(definition)
    unfold()
    for (const { key, meta } of shownFields(definition)) {
      const { label } = fieldWords(definition.kind, [key], meta)
      const found = [
        ...screen.queryAllByLabelText(label, { exact: true }),
        ...screen.queryAllByRole('group', { name: label }),
        ...screen.queryAllByRole('button', { name: label }),
      ]
      expect(found.length, label).toBeGreaterThan(0)
    }
  })

  it('writes what is changed in a field', () => {
    const { editor } = open(definition)
    unfold()
    for (const { key, meta, control } of shownFields(definition)) {
      const { label } = fieldWords(definition.kind, [key], meta)
      const value = () => settingsOf(editor)[key]
      if (control.is === 'switch') {
        const before = Boolean(value())
        fireEvent.click(screen.getByRole('switch', { name: label }))
        expect(value(), label).toBe(!before)
      } else if (control.is === 'number') {
        fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value: '7' } })
        expect(value(), label).toBe(meta.unit === 'seconds' ? 7 * unitShown(label) : 7)
      } else if (control.is === 'choice') {
        const last = control.values.at(-1) ?? ''
        const radio = screen.queryByRole('radio', { name: optionWord(definition.kind, [key], last) })
        if (radio) fireEvent.click(radio)
        else fireEvent.change(screen.getByLabelText(label), { target: { value: last } })
        expect(value(), label).toBe(last)
      } else if (control.is === 'text' && meta.refersTo === undefined) {
        const add = screen.queryByRole('button', { name: label })
        if (add) fireEvent.click(add)
        // a choice by another field may have hidden it meanwhile; a file is not typed
        if (meta.isFile || !screen.queryByLabelText(label, { selector: 'textarea, input' })) continue
        fireEvent.change(screen.getByLabelText(label, { selector: 'textarea, input' }), { target: { value: 'contact.name == "x"' } })
        expect(value(), label).toBe('contact.name == "x"')
      } else if (control.is === 'list') {
        const before = (value() as unknown[] | undefined)?.length ?? 0
        const group = screen.queryByRole('group', { name: label })
        // a choice by style may have hidden it meanwhile
        if (!group) continue
        fireEvent.click(within(group).getByRole('button', { name: `Add to ${label}` }))
        expect((value() as unknown[]).length, label).toBe(before + 1)
      }
    }
  })

  it('can be looked at without being changed', () => {
    const { editor } = inspect({ nodes: { it: nodeOf(definition.kind, definition.example) }, variables }, { isReadOnly: true })
    const before = editor.script.script()
    for (const input of screen.queryAllByRole('textbox')) expect((input as HTMLInputElement).readOnly).toBe(true)
    expect(editor.script.script()).toBe(before)
  })

  it('can become every other kind, with settings that fit it', () => {
    const node = nodeOf(definition.kind, definition.example)
    for (const other of kinds) {
      const replacement = replacementFor(node, other.kind, directory)
      expect(other.settings.safeParse(replacement?.settings).success, other.kind).toBe(true)
      const kept = replacement?.kept ?? []
      expect((replacement?.lost ?? []).filter((key) => kept.includes(key))).toEqual([])
    }
  })
})

function unitShown(label: string): number {
  const unit = (screen.getByLabelText(`Unit of ${label}`) as HTMLSelectElement).value
  return { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }[unit] ?? 0
}
