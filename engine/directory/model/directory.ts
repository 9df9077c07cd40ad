/**
 * How a workspace is set up: channels, skills, agents, hours, templates and which script version is published. A directory is
 * an immutable revision; its number is stored with every event when it is accepted, so a replay decides as the first time.
 */
import { z } from 'zod'
import { AgentId, ChannelId, HoursId, ScriptId, SkillId, TemplateName } from '../../../nodes/ids'

const TimeZone = z.string().refine((zone) => isTimeZone(zone), 'not a time zone name such as Europe/Lisbon')

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** A point of contact. Saving one without a published default script or a default skill is refused (requirement S65). */
export const Channel = z.object({
  id: ChannelId,
  kind: z.literal('whatsapp'),
  name: z.string().min(1).max(100),
  /** Meta's id of the sending number: the path of every send, and where a webhook item belongs. */
  phoneNumberId: z.string().regex(/^\d{1,32}$/, 'digits only'),
  /** WhatsApp Business Account. */
  wabaId: z.string().regex(/^\d{1,32}$/, 'digits only'),
  /** Business portfolio; user ids are unique within it. Missing: the account stands for it. */
  portfolioId: z
    .string()
    .regex(/^\d{1,32}$/)
    .optional(),
  /** E.164 with plus. */
  number: z.string().regex(/^\+[1-9]\d{6,14}$/, 'international format, such as +16145551234'),
  defaultScript: ScriptId,
  defaultSkill: SkillId,
})
export type Channel = z.infer<typeof Channel>

export const Skill = z.object({
  id: SkillId,
  name: z.string().min(2).max(30),
  /** Agents accept or reject by hand; otherwise a case is assigned at once. */
  offersNeedAccept: z.boolean().default(false),
  offerSeconds: z.int().min(5).max(600).default(30),
  /** Whom to prefer: nobody, who last had this case, or who last had this customer (requirement S79-S83). */
  preferredAgent: z
    .object({
      focus: z.enum(['case', 'customer']),
      /** `whenOffline` waits for the preferred agent, `whenAvailable` goes to another at once. */
      lock: z.enum(['whenOffline', 'whenAvailable']),
      /** After these minutes of waiting another agent may take it; wall-clock minutes. */
      fallbackMinutes: z.int().min(1).max(1440).default(10),
    })
    .optional(),
})
export type Skill = z.infer<typeof Skill>

export const Agent = z.object({
  id: AgentId,
  name: z.string().min(1).max(100),
  /** Links the agent to the person who signs in with it. */
  email: z.email().optional(),
  /** Skill -> proficiency, 1 (best) to 20. */
  skills: z.record(SkillId, z.int().min(1).max(20)),
  /** How many cases at once: in all, and per channel kind where set. */
  capacity: z.object({ total: z.int().min(0).max(100), whatsapp: z.int().min(0).max(100).optional() }),
  isActive: z.boolean().default(true),
})
export type Agent = z.infer<typeof Agent>

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 09:30')
const Interval = z.object({ from: ClockTime, to: ClockTime }).refine(({ from, to }) => from < to, '`from` must be before `to`')
const LocalDate = z.iso.date()

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

export const Hours = z.object({
  id: HoursId,
  name: z.string().min(1).max(100),
  timeZone: TimeZone,
  /** Several intervals a day; a day that is missing is closed. */
  week: z.partialRecord(z.enum(WEEKDAYS), z.array(Interval).max(10)),
  /** Special days; `open` intervals of such a day count as open, the rest of it as holiday. */
  holidays: z.array(z.object({ date: LocalDate, name: z.string().min(1), open: z.array(Interval).max(10).default([]) })).default([]),
})
export type Hours = z.infer<typeof Hours>

const TEMPLATE_STATUSES = ['approved', 'pending', 'rejected', 'paused', 'disabled', 'deleted'] as const
/** A button that opens something; quick replies are apart. Where an address ends in a place, or a code is to be copied, a message brings the value. */
const TemplateButton = z.discriminatedUnion('type', [
  z.object({ type: z.literal('link'), title: z.string().min(1).max(25), url: z.string().max(2000) }),
  z.object({ type: z.literal('phone'), title: z.string().min(1).max(25), number: z.string().max(20) }),
  z.object({ type: z.literal('copyCode'), example: z.string().min(1).max(20) }),
])
export type TemplateButton = z.infer<typeof TemplateButton>

/** What Meta approved. It belongs to an account (WABA) and can be sent from each of its numbers. */
export const Template = z.object({
  name: TemplateName,
  language: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2,3})?$/, 'a language code such as en_US'),
  category: z.enum(['utility', 'marketing', 'authentication']),
  status: z.enum(TEMPLATE_STATUSES),
  header: z.string().max(60).optional(),
  /** Instead of a text: what a message brings to stand at the top. */
  headerMedia: z.enum(['image', 'video', 'document', 'location']).optional(),
  body: z.string().min(1).max(1024),
  footer: z.string().max(60).optional(),
  /** Titles of quick-reply buttons. */
  quickReplies: z.array(z.string().max(25)).max(10).default([]),
  /** The other buttons in their order. */
  buttons: z.array(TemplateButton).max(10).optional(),
  /** Meta keeps quick replies together: before the other buttons, or after them. */
  areQuickRepliesLast: z.boolean().optional(),
})
export type Template = z.infer<typeof Template>

/** Which version runs for new cases. */
export const PublishedScript = z.object({ id: ScriptId, name: z.string(), version: z.int().positive(), hash: z.string() })
export type PublishedScript = z.infer<typeof PublishedScript>

/** Scheme, host and port, as an address begins. */
const HttpOrigin = z.string().refine((text) => {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return false
  return new URL(text).origin === text
}, 'the beginning of an address, such as http://127.0.0.1:8080 or https://crm.example.internal')

export const Directory = z.object({
  channels: z.array(Channel).default([]),
  skills: z.array(Skill).default([]),
  agents: z.array(Agent).default([]),
  hours: z.array(Hours).default([]),
  templates: z.array(Template).default([]),
  /** Hosts to which a screen pop may lead; empty allows any https address. */
  screenPopHosts: z.array(z.string()).default([]),
  /** Origins that requests of scripts may reach beside the public internet over https, private networks included. */
  httpHosts: z.array(HttpOrigin).max(100).optional(),
  scripts: z.array(PublishedScript).default([]),
})
export type Directory = z.infer<typeof Directory>

/** An immutable state of the directory. */
export interface DirectoryRevision extends Directory {
  readonly revision: number
}

/**
 * The `{{1}}` or `{{name}}` places of a template's header and of its body, each once; numbered ones in the order of their numbers.
 * Header and body count apart: `{{1}}` in both are two values (Meta: template components).
 */
export function templatePlaces(template: Template): { readonly header: readonly string[]; readonly body: readonly string[] } {
  return { header: placesIn(template.header ?? ''), body: placesIn(template.body) }
}

function placesIn(text: string): string[] {
  const places = [...new Set([...text.matchAll(/\{\{\s*([a-z0-9_]+)\s*\}\}/g)].map(([, name]) => name ?? ''))]
  return places.every((place) => /^\d+$/.test(place)) ? places.sort((a, b) => Number(a) - Number(b)) : places
}

/** The values that a message with this template brings, in order: those of the header, then those of the body. */
export function templateVariables(template: Template): string[] {
  const { header, body } = templatePlaces(template)
  return [...header, ...body]
}

/** The buttons to which a message brings a value, with their places among the buttons that are no quick replies. */
export function valuedButtons(buttons: readonly TemplateButton[]): readonly ValuedButton[] {
  return buttons.flatMap((button, index): ValuedButton[] => {
    if (button.type === 'copyCode') return [{ button, index }]
    return button.type === 'link' && button.url.includes('{{') ? [{ button, index }] : []
  })
}

interface ValuedButton {
  readonly button: Exclude<TemplateButton, { type: 'phone' }>
  readonly index: number
}
