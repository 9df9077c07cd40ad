/** The workspace that is measured: 250 numbers, and a script that answers every message with its next question. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCRIPTS_FOLDER, WORKSPACE_FILE, WORKSPACE_FORMAT_VERSION } from '../directory/workspace/workspace'
import { FORMAT_VERSION } from '../script/script'

export const NUMBERS = 250
export const WABA_ID = '102290129340398'

export const channelId = (index: number): string => `number-${String(index).padStart(3, '0')}`
export const phoneNumberId = (index: number): string => String(106_540_352_242_000 + index)
const number = (index: number): string => `+1555078${String(index).padStart(4, '0')}`

const SCRIPT = {
  formatVersion: FORMAT_VERSION,
  id: 'questions',
  name: 'Questions without end',
  variables: { answer: { type: 'text' } },
  nodes: {
    begin: { kind: 'begin', settings: {}, position: { x: 0, y: 0 } },
    question: {
      kind: 'ask',
      settings: { text: 'You wrote {{ answer }}. What else can we do for you?', saveTo: 'answer' },
      position: { x: 300, y: 0 },
    },
  },
  links: {
    'begin.default': { from: 'begin', port: 'default', to: 'question' },
    'question.answer': { from: 'question', port: 'answer', to: 'question' },
  },
}

export function writeWorkspace(folder: string): void {
  const directory = {
    formatVersion: WORKSPACE_FORMAT_VERSION,
    channels: Array.from({ length: NUMBERS }, (_, index) => ({
      ...{ id: channelId(index), kind: 'whatsapp', name: channelId(index), phoneNumberId: phoneNumberId(index), wabaId: WABA_ID },
      ...{ number: number(index), defaultScript: SCRIPT.id, defaultSkill: 'support' },
    })),
    skills: [{ id: 'support', name: 'Support' }],
  }
  mkdirSync(join(folder, SCRIPTS_FOLDER), { recursive: true })
  // JSON is YAML
  writeFileSync(join(folder, WORKSPACE_FILE), JSON.stringify(directory, undefined, 2))
  writeFileSync(join(folder, SCRIPTS_FOLDER, `${SCRIPT.id}.json`), JSON.stringify(SCRIPT, undefined, 2))
}
