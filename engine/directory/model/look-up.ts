/** Finds things in a directory by what is at hand; every revision is indexed once, and forgotten with it. */
import type { Agent, Channel, Directory, Hours, PublishedScript, Skill, Template } from './directory'

export interface DirectoryIndex {
  readonly channels: ReadonlyMap<string, Channel>
  readonly channelsByPhoneNumberId: ReadonlyMap<string, Channel>
  readonly skills: ReadonlyMap<string, Skill>
  readonly agents: ReadonlyMap<string, Agent>
  /** Skill -> the active agents who have it, best proficiency first. */
  readonly agentsBySkill: ReadonlyMap<string, readonly Agent[]>
  readonly hours: ReadonlyMap<string, Hours>
  /** By templateKey(name, language). */
  readonly templates: ReadonlyMap<string, Template>
  readonly scripts: ReadonlyMap<string, PublishedScript>
}

const indexes = new WeakMap<Directory, DirectoryIndex>()

/** The index of this directory; the directory must not be changed afterwards. */
export function indexDirectory(directory: Directory): DirectoryIndex {
  const known = indexes.get(directory)
  if (known) return known
  const index: DirectoryIndex = {
    channels: byId(directory.channels),
    channelsByPhoneNumberId: new Map(directory.channels.map((channel) => [channel.phoneNumberId, channel])),
    skills: byId(directory.skills),
    agents: byId(directory.agents),
    agentsBySkill: groupBySkill(directory.agents),
    hours: byId(directory.hours),
    templates: new Map(directory.templates.map((template) => [templateKey(template.name, template.language), template])),
    scripts: byId(directory.scripts),
  }
  indexes.set(directory, index)
  return index
}

/** The channel whose number a webhook item names. */
export const findChannelByPhoneNumberId = (directory: Directory, phoneNumberId: string) =>
  indexDirectory(directory).channelsByPhoneNumberId.get(phoneNumberId)

export const findChannel = (directory: Directory, id: string) => indexDirectory(directory).channels.get(id)
export const findSkill = (directory: Directory, id: string) => indexDirectory(directory).skills.get(id)
export const findAgent = (directory: Directory, id: string) => indexDirectory(directory).agents.get(id)
export const findHours = (directory: Directory, id: string) => indexDirectory(directory).hours.get(id)
export const findPublishedScript = (directory: Directory, id: string) => indexDirectory(directory).scripts.get(id)

/** A template is one text in one language: the name alone does not find it. */
export const findTemplate = (directory: Directory, name: string, language: string) =>
  indexDirectory(directory).templates.get(templateKey(name, language))

/** The active agents who have the skill, best proficiency (1) first. */
export const findAgentsWithSkill = (directory: Directory, skillId: string): readonly Agent[] =>
  indexDirectory(directory).agentsBySkill.get(skillId) ?? []

/** One text for the pair that identifies a template; a slash occurs in neither part. */
export const templateKey = (name: string, language: string) => `${name}/${language}`

function byId<Thing extends { readonly id: string }>(things: readonly Thing[]): ReadonlyMap<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]))
}

function groupBySkill(agents: readonly Agent[]): ReadonlyMap<string, readonly Agent[]> {
  const groups = new Map<string, Agent[]>()
  for (const agent of agents) {
    if (!agent.isActive) continue
    for (const skill of Object.keys(agent.skills)) push(groups, skill, agent)
  }
  for (const [skill, group] of groups) group.sort((a, b) => proficiencyIn(a, skill) - proficiencyIn(b, skill))
  return groups
}

function push(groups: Map<string, Agent[]>, skill: string, agent: Agent): void {
  const group = groups.get(skill)
  if (group) group.push(agent)
  else groups.set(skill, [agent])
}

const proficiencyIn = (agent: Agent, skill: string) => (agent.skills as Record<string, number>)[skill] ?? Number.POSITIVE_INFINITY
