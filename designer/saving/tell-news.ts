/** Tells what happened to the draft: seen for a while, and said to those who listen. */
import type { Actor } from '../../engine/conversation/events'
import type { RunsChoice } from '../../engine/directory/run-changes'
import type { Editor } from '../editor/editor'
import { moment } from '../versions/times'
import { words } from '../wording/words'
import type { Notice } from './notices'
import type { Saving } from './saving'
import type { SaveStatus, SyncNews } from './sync-state'
import { whoDid, whoDidFirst } from './who'

export type News =
  | SyncNews
  /** Unsaved changes of an earlier visit are here again. */
  | { readonly is: 'restored'; readonly count: number; readonly at: number; discard(): void }
  | { readonly is: 'publishedHere'; readonly version: number; readonly runs: RunsChoice }

export function tellNews(news: News, { announcer }: Editor, { notices, dialog, person }: Saving): void {
  if (news.is === 'conflict') {
    // the dialog says the rest
    announcer.say(words.saving.notices.conflict(whoDidFirst(news.by, person.id), news.count))
    return dialog.setState({ open: 'merge' })
  }
  const notice = noticeOf(news, person.id)
  notices.show(notice)
  announcer.say(notice.text)
}

function noticeOf(news: Exclude<News, { readonly is: 'conflict' }>, own: string): Omit<Notice, 'id'> {
  const { notices, acts } = words.saving
  switch (news.is) {
    case 'takenOver':
      return { tone: 'plain', text: notices.takenOver(whoDid(news.by, own), news.count) }
    case 'restored':
      return {
        tone: 'good',
        text: notices.restored(news.count, moment(news.at, Date.now())),
        action: { label: acts.discard, press: news.discard },
      }
    case 'published':
      return { tone: 'plain', text: notices.published(whoDidFirst(news.by, own), news.version) }
    case 'publishedHere':
      return { tone: 'good', text: [notices.youPublished(news.version), ...runsInWords(news.runs)].join(' ') }
    default:
      return news satisfies never
  }
}

function runsInWords(runs: RunsChoice): string[] {
  const { moving, interrupting } = words.publishing.notices
  return runs === 'finish' ? [] : [runs === 'move' ? moving : interrupting]
}

const SAID: readonly SaveStatus['is'][] = ['offline', 'signedOut', 'refused', 'deleted']

/** Says what stands in the way of saving, and that it is over. */
export function announceStatus({ announcer }: Editor, { sync }: Pick<Saving, 'sync'>): () => void {
  return sync.subscribe(({ status }, { status: before }) => {
    if (status.is !== before.is && SAID.includes(status.is)) announcer.say(statusInWords(status))
    if (status.is === 'saved' && (before.is === 'offline' || before.is === 'signedOut')) announcer.say(words.saving.notices.backOnline)
  })
}

/** What is the matter, in one or two sentences. */
export function statusInWords(status: SaveStatus, who?: (actor: Actor | undefined) => string): string {
  const { details } = words.saving
  switch (status.is) {
    case 'offline':
      return status.said === undefined ? details.offline : details.trouble(withoutStop(status.said))
    case 'refused':
      return details.refused(withoutStop(status.said))
    case 'conflict':
      return details.conflict(who?.(status.theirs.by) ?? words.saving.who.somebodyFirst, status.merge.conflicts.length)
    default:
      return details[status.is]
  }
}

const withoutStop = (sentence: string) => sentence.replace(/\.$/, '')
