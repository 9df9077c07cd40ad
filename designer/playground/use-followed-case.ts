/** The case of whoever holds the phone, with its script and the way of its newest run. */
import { useMemo } from 'react'
import type { Channel, Directory } from '../../engine/directory/model/directory'
import type { CaseView } from '../../engine/views/case-view'
import { readCases } from '../api/cases'
import { readVersion } from '../api/scripts'
import { readTrace } from '../api/workspace'
import { useLiveView } from '../live/use-live-view'
import { caseAddress } from '../traffic/shown-case'
import { concernsCases, concernsConversation } from './concerns'
import type { PhoneContact } from './phone/contacts'
import type { ScriptPaneProps } from './script/ScriptPane'
import { readWays } from './script/way'

export interface FollowedCase {
  readonly theCase: CaseView | undefined
  readonly shown: ScriptPaneProps
}

export function useFollowedCase(
  contact: PhoneContact,
  channel: Channel | undefined,
  directory: Pick<Directory, 'scripts'> | undefined,
): FollowedCase {
  const cases = useLiveView({ of: 'cases', load: readCases, concerns: concernsCases })
  const theCase = cases.data?.find((one) => one.channelId === channel?.id && one.contact.phone?.replace(/\D/g, '') === contact.phone)
  const conversation = theCase?.conversation
  const trace = useLiveView({
    of: conversation,
    load: (signal) => readTrace(conversation ?? '', signal),
    concerns: concernsConversation(conversation),
  })
  const way = useMemo(() => readWays(trace.data ?? []).at(-1), [trace.data])

  const published = directory?.scripts.find(({ id }) => id === channel?.defaultScript)
  const { scriptId, version } = way ?? { scriptId: published?.id, version: published?.version }
  const script = useLiveView({
    of: scriptId === undefined ? undefined : `${scriptId} ${version}`,
    load: (signal) => readVersion(scriptId ?? '', version ?? 0, signal),
    concerns: () => false,
  })
  const address = scriptId === undefined ? undefined : addressOf(scriptId, conversation, way?.run)
  const error = script.error ?? trace.error
  return { theCase, shown: { script: script.data, version, way, address, error, onRetry: () => void script.reload() } }
}

/** Where the designer shows the way of the run, or the script while there is none. */
function addressOf(scriptId: string, conversation: string | undefined, run: number | undefined): string {
  if (conversation === undefined || run === undefined) return `/scripts/${encodeURIComponent(scriptId)}`
  return caseAddress(scriptId, { conversation, run })
}
