/**
 * What a person or program may change in the directory, as data: put or remove one thing, or change the settings. Which script
 * version is published changes by publishing only. Applying is pure; checking and keeping belong to the callers.
 */
import { z } from 'zod'
import { AgentId, ChannelId, HoursId, SkillId, TemplateName } from '../../../nodes/ids'
import { Agent, Channel, Directory, Hours, Skill, Template } from './directory'
import { templateKey } from './look-up'

export const DirectoryChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('putChannel'), channel: Channel }),
  z.object({ type: z.literal('removeChannel'), id: ChannelId }),
  z.object({ type: z.literal('putSkill'), skill: Skill }),
  z.object({ type: z.literal('removeSkill'), id: SkillId }),
  z.object({ type: z.literal('putAgent'), agent: Agent }),
  z.object({ type: z.literal('removeAgent'), id: AgentId }),
  z.object({ type: z.literal('putHours'), hours: Hours }),
  z.object({ type: z.literal('removeHours'), id: HoursId }),
  z.object({ type: z.literal('putTemplate'), template: Template }),
  z.object({ type: z.literal('removeTemplate'), name: TemplateName, language: Template.shape.language }),
  /** `httpHosts` missing: as they are. */
  z.object({
    type: z.literal('changeSettings'),
    screenPopHosts: Directory.shape.screenPopHosts.unwrap(),
    httpHosts: Directory.shape.httpHosts,
  }),
])
export type DirectoryChange = z.infer<typeof DirectoryChange>
/** As a caller may write it: defaults may be missing, ids are plain text. */
export type DirectoryChangeInput = z.input<typeof DirectoryChange>

/** What a change is about. */
export type SubjectKind = 'channel' | 'skill' | 'agent' | 'hours' | 'template' | 'script' | 'settings'

export interface Subject {
  readonly kind: SubjectKind
  /** Of a template `name/language`; of the settings `workspace`. */
  readonly id: string
}

/** The directory after the change; the given one stays as it is. A put replaces in place or appends, so order is kept. */
export function applyChange(directory: Directory, change: DirectoryChange): Directory {
  switch (change.type) {
    case 'putChannel':
      return { ...directory, channels: put(directory.channels, change.channel, idOf) }
    case 'removeChannel':
      return { ...directory, channels: directory.channels.filter(({ id }) => id !== change.id) }
    case 'putSkill':
      return { ...directory, skills: put(directory.skills, change.skill, idOf) }
    case 'removeSkill':
      return { ...directory, skills: directory.skills.filter(({ id }) => id !== change.id) }
    case 'putAgent':
      return { ...directory, agents: put(directory.agents, change.agent, idOf) }
    case 'removeAgent':
      return { ...directory, agents: directory.agents.filter(({ id }) => id !== change.id) }
    case 'putHours':
      return { ...directory, hours: put(directory.hours, change.hours, idOf) }
    case 'removeHours':
      return { ...directory, hours: directory.hours.filter(({ id }) => id !== change.id) }
    case 'putTemplate':
      return { ...directory, templates: put(directory.templates, change.template, templateIdOf) }
    case 'removeTemplate':
      return {
        ...directory,
        templates: directory.templates.filter(({ name, language }) => name !== change.name || language !== change.language),
      }
    case 'changeSettings':
      return {
        ...directory,
        screenPopHosts: change.screenPopHosts,
        ...(change.httpHosts === undefined ? {} : { httpHosts: change.httpHosts }),
      }
    default:
      return change satisfies never
  }
}

const idOf = ({ id }: { readonly id: string }) => id
const templateIdOf = ({ name, language }: Template) => templateKey(name, language)

function put<Thing>(things: readonly Thing[], thing: Thing, identify: (thing: Thing) => string): Thing[] {
  const index = things.findIndex((other) => identify(other) === identify(thing))
  return index < 0 ? [...things, thing] : things.with(index, thing)
}
