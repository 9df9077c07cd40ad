/** What one session's world is made of: the workspace with the draft on its channel, compiled once and used by every replay. */
import { type Channel, Directory } from '../../../engine/directory/model/directory'
import { diagnose } from '../../../engine/script/diagnose'
import type { Problem, Script } from '../../../engine/script/script'
import { type SimulatedWorkspace, simulatedWorkspace } from '../../../engine/simulation/workspace'
import { copiedBeginOf, runnableDraft } from './draft'
import type { SessionSettings } from './settings'

export interface Scene {
  readonly workspace: SimulatedWorkspace
  readonly channel: Channel
  /** What the run goes by: the drawn script or its copy. */
  readonly draft: Script
  /** The Begin of a copy that begins elsewhere. */
  readonly copiedBegin: string | undefined
}

/** Errors that keep the script from being run; none: it can. */
export function errorsOf(script: Script, directory: Directory): readonly Problem[] {
  return diagnose(script, directory).filter(({ severity }) => severity === 'error')
}

/** The channel that the contact writes to: the chosen one, else the first that runs this script, else the first. */
export function channelFor({ channels }: Directory, scriptId: string, chosen?: string): Channel | undefined {
  return channels.find(({ id }) => id === chosen) ?? channels.find(({ defaultScript }) => defaultScript === scriptId) ?? channels[0]
}

/** For a script without errors. */
export function setScene(settings: SessionSettings): Scene {
  const { script, directory, channelId } = settings
  const draft = runnableDraft(script, settings)
  const complete = directory.channels.length > 0 ? directory : withChannel(directory, script.id)
  const channel = channelFor(complete, script.id, channelId)
  if (!channel) throw new Error('A simulated workspace has at least one channel')
  const playing: Channel = { ...channel, defaultScript: script.id }
  const channels = complete.channels.map((one) => (one.id === channel.id ? playing : one))
  return {
    workspace: simulatedWorkspace({ ...complete, channels }, [draft]),
    channel: playing,
    draft,
    copiedBegin: copiedBeginOf(script, settings.startNode),
  }
}

/** A workspace that has no number yet gets one, so that a first script can be tried before anything is set up. */
function withChannel(directory: Directory, scriptId: string): Directory {
  const skills = directory.skills.length > 0 ? directory.skills : [{ id: 'everybody', name: 'Everybody' }]
  const channel = {
    ...{ id: 'simulated', kind: 'whatsapp', name: 'WhatsApp', number: '+12025550100', phoneNumberId: '100', wabaId: '200' },
    ...{ defaultScript: scriptId, defaultSkill: skills[0]?.id },
  }
  return Directory.parse({ ...directory, skills, channels: [channel] })
}
