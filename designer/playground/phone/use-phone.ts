/** What the phone shows and does: the followed chat, and one's own messages from the moment they are written. */
import { useMemo, useState } from 'react'
import type { Channel } from '../../../engine/directory/model/directory'
import type { ContactContent } from '../../../engine/sandbox/core/contact-writes'
import type { Choice } from '../../../engine/sandbox/core/sandbox'
import { writeAsContact } from '../../api/phone'
import { useChat } from '../../live/use-chat'
import { type CommandRunner, useCommand } from '../../live/use-command'
import type { ShownBubble } from './Bubble'
import type { PhoneContact } from './contacts'

export interface Phone extends Pick<CommandRunner, 'problem'> {
  /** Undefined until the phone is on. */
  readonly messages: readonly ShownBubble[] | undefined
  readonly isTyping: boolean
  readonly isLost: boolean
  write(text: string): void
  tap(wamid: string, choice: Choice): void
}

export function usePhone(contact: PhoneContact, { phoneNumberId }: Pick<Channel, 'phoneNumberId'>): Phone {
  const { chat, isLost } = useChat(contact.phone)
  const { problem, run } = useCommand()
  const [written, setWritten] = useState<readonly (ShownBubble & { readonly contact: string })[]>([])

  function say(content: ContactContent, text: string) {
    const draft = {
      wamid: `written-${crypto.randomUUID()}`,
      contact: contact.phone,
      phoneNumberId,
      from: 'contact',
      type: 'text',
      text,
    } as const
    const bubble = { ...draft, at: Date.now(), status: 'sending', isRevoked: false } as const
    setWritten((before) => [...before, bubble])
    void run(async () => {
      try {
        const wamid = await writeAsContact({ phoneNumberId, from: contact.phone, name: contact.name, content })
        setWritten((before) => before.map((one) => (one.wamid === bubble.wamid ? { ...one, wamid } : one)))
      } catch (error) {
        setWritten((before) => before.filter((one) => one.wamid !== bubble.wamid))
        throw error
      }
    })
  }

  const messages = useMemo(() => {
    if (chat === undefined) return undefined
    const kept = (chat?.messages ?? []).filter((message) => message.phoneNumberId === phoneNumberId)
    const known = new Set(kept.map(({ wamid }) => wamid))
    const waiting = written.filter((one) => one.contact === contact.phone && one.phoneNumberId === phoneNumberId && !known.has(one.wamid))
    return [...kept, ...waiting]
  }, [chat, written, contact.phone, phoneNumberId])

  return {
    messages,
    isTyping: chat?.typing.includes(phoneNumberId) ?? false,
    isLost,
    problem,
    write: (text) => say({ type: 'text', text }, text),
    tap: (wamid, choice) => say({ type: 'tap', wamid, choice: choice.id }, choice.title),
  }
}
