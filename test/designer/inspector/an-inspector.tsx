/** The inspector over a script of a few nodes, for tests: what is on the page, what the script holds, what a person does. */
import { act, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createEditor, type Editor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import { InspectorPanel } from '../../../designer/inspector/InspectorPanel'
import { Directory } from '../../../engine/directory/model/directory'
import { diagnose } from '../../../engine/script/diagnose'
import type { Script, ScriptNode } from '../../../engine/script/script'
import { ScriptId } from '../../../nodes/ids'

export const directory: Directory = Directory.parse({
  channels: [
    {
      id: 'front-desk',
      kind: 'whatsapp',
      name: 'Front desk',
      phoneNumberId: '1',
      wabaId: '2',
      number: '+16145551234',
      defaultScript: 's',
      defaultSkill: 'sales',
    },
  ],
  skills: [
    { id: 'sales', name: 'Sales' },
    { id: 'support', name: 'Support' },
  ],
  hours: [{ id: 'office', name: 'Office hours', timeZone: 'Europe/Berlin', week: {} }],
  templates: [
    {
      name: 'appointment_reminder',
      language: 'en_US',
      category: 'utility',
      status: 'approved',
      header: 'For {{1}}',
      body: 'Hello {{1}}, your appointment is at {{2}}.',
    },
    {
      name: 'appointment_reminder',
      language: 'de',
      category: 'utility',
      status: 'pending',
      body: 'Hallo {{1}}, Ihr Termin ist um {{2}} Uhr.',
    },
    { name: 'hello', language: 'en_US', category: 'marketing', status: 'approved', body: 'Hello!' },
  ],
})

export function nodeOf(kind: string, settings: object, others: Partial<ScriptNode> = {}): ScriptNode {
  return { kind, settings: { ...settings }, position: { x: 0, y: 0 }, ...others }
}

const nothing = { notes: {}, variables: {}, links: {} }

function scriptOf(parts: Partial<Script>): Script {
  return { formatVersion: 2, id: ScriptId.parse('s'), name: 'A script', nodes: {}, ...nothing, ...parts }
}

/** Selects the node `it` where there is one. */
export function inspect(parts: Partial<Script>, { isReadOnly = false } = {}) {
  const editor = createEditor(scriptOf(parts), { isReadOnly })
  editor.view.set({ directory })
  const check = () => editor.view.set({ problems: diagnose(editor.script.script(), directory) })
  check()
  editor.script.subscribe(check)
  if (parts.nodes && 'it' in parts.nodes) editor.selection.selectNode('it')
  render(
    <EditorContext value={editor}>
      <InspectorPanel />
    </EditorContext>,
  )
  return { editor, user: userEvent.setup(), settings: () => settingsOf(editor), undo: () => act(() => void editor.script.undo()) }
}

export const settingsOf = (editor: Editor): Record<string, unknown> => editor.script.script().nodes.it?.settings ?? {}

/** What a screen reader tells with the field: help, count, problems. */
export function describedBy(field: HTMLElement): string {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
}

export const field = (name: string | RegExp): HTMLElement => screen.getByLabelText(name, { selector: 'input, select, textarea' })
