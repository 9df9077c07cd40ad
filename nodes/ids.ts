/**
 * Which ids exist, and that those of the directory are never taken for another's (ids within one script are plain text). An id is short readable text (`ask-language`, `sales`) chosen by
 * a person or derived from a name; it stays when the thing is renamed.
 */
import { z } from 'zod'

const readableId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use lower-case letters, digits and hyphens, at most 64, beginning with a letter or digit')

export const NodeId = readableId
export type NodeId = z.infer<typeof NodeId>

export const ScriptId = readableId.brand<'ScriptId'>()
export type ScriptId = z.infer<typeof ScriptId>

export const ChannelId = readableId.brand<'ChannelId'>()
export type ChannelId = z.infer<typeof ChannelId>

export const SkillId = readableId.brand<'SkillId'>()
export type SkillId = z.infer<typeof SkillId>

export const AgentId = readableId.brand<'AgentId'>()
export type AgentId = z.infer<typeof AgentId>

export const HoursId = readableId.brand<'HoursId'>()
export type HoursId = z.infer<typeof HoursId>

/** Meta's name of a template (lower-case letters, digits, underscores); a template is (name, language). */
export const TemplateName = z
  .string()
  .regex(/^[a-z0-9_]{1,512}$/, 'a template name has lower-case letters, digits and underscores only')
  .brand<'TemplateName'>()
export type TemplateName = z.infer<typeof TemplateName>

/** A choice of a menu; becomes the id of the reply button or list row, and part of a port's name. */
export const ChoiceId = readableId
export type ChoiceId = z.infer<typeof ChoiceId>

/** A variable's name as expressions spell it: `customerName`. */
export const VariableName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'a variable name begins with a letter and has letters, digits and underscores, at most 64')
export type VariableName = z.infer<typeof VariableName>
