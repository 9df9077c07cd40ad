/**
 * What a file of script tests may say, in an author's words: what is given, then step by step what people do and what is expected
 * of the script. The words stand here and nowhere else; read-test-file.ts finds their places, run-test.ts carries them out.
 */
import { z } from 'zod'
import { CaseStatus } from '../../nodes/case-status'
import { NodeId, VariableName } from '../../nodes/ids'
import type { Json } from '../../nodes/machine-parts'
import { SPAN_HINT, secondsOf } from './span'

/** Seconds. */
const Span = z.string().transform((text, context) => {
  const seconds = secondsOf(text)
  if (seconds !== undefined) return seconds
  context.addIssue({ code: 'custom', message: `"${text}" is not ${SPAN_HINT}` })
  return z.NEVER
})

const Moment = z.iso.datetime({ offset: true, local: false, precision: -1, error: 'a moment such as "2026-11-23T10:00+01:00"' })
const PreciseMoment = z.iso.datetime({ offset: true, error: 'a moment such as "2026-11-23T10:00+01:00"' })

export const SEND_WORDS = ['accepted', 'refused', 'window closed'] as const
const SendWord = z.enum(SEND_WORDS)
export type SendWord = z.output<typeof SendWord>
const Outcomes = z.union([SendWord.transform((word) => [word]), z.array(SendWord).min(1)])

/** `deleted`: the workspace has no such hours any more. */
const HoursWord = z.enum(['open', 'closed', 'holiday', 'deleted'])
export type HoursWord = z.output<typeof HoursWord>

const Value = z.union([z.string(), z.number(), z.boolean()])
const Variables = z.record(VariableName, Value)
const Text = z.string().min(1)

const JsonValue: z.ZodType<Json> = z.json()

/** What another system answers; `json` is what it holds. */
const RequestAnswer = z.union([
  z.literal('no answer'),
  z.strictObject({ status: z.int().min(200).max(599).default(200), json: JsonValue.optional() }),
])
export type RequestAnswer = z.output<typeof RequestAnswer>

/** A request is meant by its method and a part of its address; by any where they are missing. */
const RequestMock = z.strictObject({
  request: z.strictObject({ method: z.string().optional(), url: z.string().optional() }).default({}),
  answer: RequestAnswer,
})
export type RequestMock = z.output<typeof RequestMock>

export const Given = z.strictObject({
  /** When the contact writes; without it a Monday morning on which every hours are open. */
  at: z.union([Moment, PreciseMoment]).optional(),
  channel: Text.optional(),
  /** A name alone, or more about the contact. */
  contact: z
    .union([z.string(), z.strictObject({ name: z.string().optional(), phone: z.string().optional(), username: z.string().optional() })])
    .optional(),
  hours: z.record(Text, HoursWord).optional(),
  variables: Variables.optional(),
  /** How long ago the contact wrote, or never; without it just now. */
  'last wrote': z.union([z.literal('never'), Span]).optional(),
  'case number': z.int().min(0).optional(),
  'screen pop hosts': z.array(Text).optional(),
  /** Which lots are drawn follows from it: another seed, other lots. */
  seed: z.number().min(0).max(1).optional(),
  /** What becomes of every message until a step says otherwise. */
  sends: SendWord.optional(),
  /** What becomes of the messages with which the script begins. */
  'next messages': Outcomes.optional(),
  /** What requests are answered; one that is not named here gets no answer. None ever leaves. */
  http: z.array(RequestMock).optional(),
})
export type Given = z.output<typeof Given>

const ATTACHMENTS = ['image', 'video', 'audio', 'document', 'sticker', 'location', 'contact'] as const
const Attachment = z.enum(ATTACHMENTS)
export type AttachmentKind = z.output<typeof Attachment>

const Flag = z.literal(true)

const MESSAGE_KINDS = [...ATTACHMENTS, 'text', 'choices', 'template', 'reaction', 'link', 'form'] as const

const ExpectedMessage = z
  .strictObject({
    kind: z.enum(MESSAGE_KINDS).optional(),
    /** Empty: any message. */
    contains: z.string().optional(),
    exactly: Text.optional(),
    /** Titles as the contact sees them, all of them, in order. */
    choices: z.array(Text).optional(),
    template: Text.optional(),
    language: Text.optional(),
    values: z.array(z.string()).optional(),
  })
  .refine((message) => Object.keys(message).length > 0, 'say what the message contains, or its kind, choices or template')
export type ExpectedMessage = z.output<typeof ExpectedMessage>

const ExpectedQueue = z.strictObject({ skill: Text, priority: z.int().min(0).max(1000).optional() })
export type ExpectedQueue = z.output<typeof ExpectedQueue>

const ExpectedPop = z.strictObject({ url: Text.optional(), title: Text.optional() })
type ExpectedPop = z.output<typeof ExpectedPop> | 'nothing'

const ExpectedRequest = z.strictObject({ method: Text.optional(), url: Text.optional(), body: Text.optional() })
export type ExpectedRequest = z.output<typeof ExpectedRequest>

/** Done by people, by WhatsApp and by the clock. */
export const acts = {
  say: z.string(),
  /** By its title or its id. */
  choose: Text,
  /** Fills in the form that was sent last: field -> value. */
  'fill in': z.record(Text, z.union([Value, z.array(z.string())])),
  attach: z.union([Attachment, z.strictObject({ kind: Attachment, caption: Text.optional() })]),
  wait: Span,
  'agent takes': Text,
  /** Gives the case back to its queue. */
  'agent releases': Flag,
  /** Does not take the case that is offered. */
  'agent rejects': Flag,
  /** The agent signs out, or somebody moves the case. */
  'case taken': Flag,
  /** A person or a program sets it. */
  'status set': z.enum(['open', 'pending', 'escalated']),
  'nobody signed in': Flag,
  'case closed': Flag,
  /** What becomes of the very next message or messages. */
  'next messages': Outcomes,
  /** What becomes of every message from here on. */
  sends: SendWord,
  hours: z.record(Text, HoursWord),
  /** What requests are answered from here on. */
  http: z.array(RequestMock),
  /** Any other event of the engine, in its own words. */
  event: z.looseObject({ type: Text }),
}

/** Expected of the script. */
export const expectations = {
  message: z.union([Text.transform((contains): ExpectedMessage => ({ contains })), ExpectedMessage]),
  'no message': Flag,
  queue: z.union([Text.transform((skill): ExpectedQueue => ({ skill })), ExpectedQueue]),
  status: CaseStatus,
  /** All of these are on the case. */
  tags: z.array(Text).min(1),
  /** Some note on the case contains this. */
  note: Text,
  variables: Variables,
  node: NodeId,
  /** Node -> the port by which it was left last. */
  port: z.record(NodeId, Text),
  'screen pop': z.union([Text.transform((url): ExpectedPop => (url === 'nothing' ? url : { url })), ExpectedPop]),
  /** The last request went to an address that contains this. */
  request: z.union([Text.transform((url): ExpectedRequest => ({ url })), ExpectedRequest]),
  fault: Text,
  over: z.union([z.boolean(), z.enum(['ended', 'no way on', 'faulted'])]),
}

export const stepSchemas = { ...acts, ...expectations }
export type StepWord = keyof typeof stepSchemas
export const STEP_WORDS = Object.keys(stepSchemas) as StepWord[]
/** Steps that may stand alone, without a value: `- nobody signed in`. */
export const LONE_WORDS = [
  'agent releases',
  'agent rejects',
  'case taken',
  'nobody signed in',
  'case closed',
  'no message',
  'over',
] as const

type StepOf<Schemas extends Record<string, z.ZodType>> = {
  [Word in keyof Schemas]: { readonly word: Word; readonly value: z.output<Schemas[Word]> }
}[keyof Schemas]
export type Act = StepOf<typeof acts>
export type Expectation = StepOf<typeof expectations>
/** With the line it stands on, counted from 1. */
export type TestStep = (Act | Expectation) & { readonly line?: number }

export interface ScriptTest {
  readonly name: string
  readonly script: string
  readonly given: Given
  readonly steps: readonly TestStep[]
  readonly line?: number
}

/** A port that no contact can ever take, and why: coverage does not ask for it, and a test that takes it fails. */
export interface ImpossiblePort {
  readonly script: string
  readonly node: string
  readonly port: string
  readonly because: string
  readonly line?: number
}

export interface TestFile {
  readonly tests: readonly ScriptTest[]
  readonly impossible: readonly ImpossiblePort[]
}

/** Says a test's own facts over those of its file. */
export function mergeGiven(common: Given, own: Given): Given {
  return {
    ...common,
    ...own,
    ...(common.hours || own.hours ? { hours: { ...common.hours, ...own.hours } } : {}),
    ...(common.variables || own.variables ? { variables: { ...common.variables, ...own.variables } } : {}),
  }
}

export function isAct(step: TestStep): step is Act & { readonly line?: number } {
  return step.word in acts
}
