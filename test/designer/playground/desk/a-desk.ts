/** A desk with one case, and a server that answers for it and notes what it was asked. */
import { vi } from 'vitest'
import type { Desk, DeskCase } from '../../../../designer/api/cases'
import { Directory } from '../../../../engine/directory/model/directory'
import type { CaseView } from '../../../../engine/views/case-view'

export const NOW = Date.UTC(2026, 10, 23, 9)

export const directory = Directory.parse({
  channels: [
    {
      id: 'front-desk',
      kind: 'whatsapp',
      name: 'Front desk',
      phoneNumberId: '1',
      wabaId: '2',
      number: '+15550783881',
      defaultScript: 'front-desk',
      defaultSkill: 'support',
    },
  ],
  skills: [
    { id: 'sales', name: 'Sales', offersNeedAccept: true },
    { id: 'support', name: 'Support' },
  ],
  agents: [
    { id: 'ana', name: 'Ana', skills: { sales: 1 }, capacity: { total: 3 } },
    { id: 'bea', name: 'Bea', skills: { support: 1 }, capacity: { total: 3 } },
  ],
  templates: [{ name: 'callback', language: 'en_US', category: 'utility', status: 'approved', body: 'Hello {{1}}, we call you back.' }],
})

export const theCase: CaseView = {
  conversation: 'front-desk/robin',
  number: 1,
  caseKey: 'front-desk/robin/1',
  channelId: 'front-desk',
  contactId: 'robin',
  contact: { name: 'Robin', phone: '12025550101' },
  status: 'open',
  openedAt: NOW,
  tags: [],
  notes: [],
  ownership: 'assigned',
  decision: 4,
  skill: 'sales',
  lastMessage: { text: 'Two boxes, please', at: NOW, direction: 'in' },
  unread: 1,
  lastInboundAt: NOW,
}

export const held: DeskCase & { readonly theCase: CaseView } = { caseKey: theCase.caseKey, decision: 4, skill: 'sales', theCase }

export const desk = (more: Partial<Desk> = {}): Desk => ({
  agent: { id: 'ana', name: 'Ana' },
  presence: 'available',
  offers: [],
  cases: [],
  screenPops: [],
  ...more,
})

/** `PUT /path {"body":...}` of everything that changes something. */
export function answeringServer(answers: Readonly<Record<string, unknown>>, refusals: Readonly<Record<string, string>> = {}): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', body = '' }: { method?: string; body?: string } = {}) => {
    const [place = ''] = decodeURIComponent(path).split('?')
    if (method !== 'GET') asked.push(`${method} ${place} ${body}`)
    const detail = refusals[place]
    if (detail !== undefined) return Response.json({ detail }, { status: 409 })
    if (method !== 'GET') return new Response(null, { status: 204 })
    return Response.json(answers[place] ?? { detail: `nothing at ${place}` }, { status: place in answers ? 200 : 404 })
  })
  return asked
}
