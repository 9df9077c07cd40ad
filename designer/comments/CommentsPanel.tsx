/** What people say about the script beside the canvas, node by node: of the draft, or of the version that the canvas shows. */
import { MessageSquare } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { messageOf } from '../api/client'
import controls from '../controls.module.css'
import { Segments } from '../inspector/fields/Segments'
import { useNow } from '../live/use-now'
import { EmptyState } from '../shell/EmptyState'
import { Loading } from '../shell/Loading'
import { ProblemNote } from '../shell/ProblemNote'
import { shown, useShownEditor } from '../versions/shown'
import { words } from '../wording/words'
import { listShown } from './comments'
import styles from './comments.module.css'
import { aboutOf, groupsOf } from './groups'
import { NewThread } from './NewThread'
import { Thread } from './Thread'
import { groupElementId, ThreadGroupView } from './ThreadGroupView'
import type { ListKey } from './thread-lists'
import { useComments, useThreadList } from './use-comments'
import { useLedTo } from './use-led-to'

export function CommentsPanel() {
  const { lists } = useComments()
  const now = useNow(30_000)
  const onCanvas = useStore(shown)
  const [filter, setFilter] = useState<'open' | 'resolved'>('open')
  const ofCanvas = listShown(onCanvas)
  const key: ListKey = ofCanvas === 'open' ? filter : ofCanvas
  const { threads, error, hasMore } = useThreadList(key)
  const editor = useShownEditor()
  const nodes = useStore(editor.script, ({ script }) => script.nodes)
  const atHand = useStore(editor.selection.settled, ({ nodes: all }) => (all.size === 1 ? [...all][0] : undefined))
  const ledTo = useLedTo({ key, threads, onFilter: setFilter })
  const version = typeof key === 'number' ? key : undefined
  useEffect(() => lists.want(key), [lists, key])
  useEffect(() => {
    if (atHand !== undefined) document.getElementById(groupElementId(atHand))?.scrollIntoView({ block: 'nearest' })
  }, [atHand])

  const other = threads?.some(({ id }) => id === ledTo.id) ? undefined : ledTo.thread
  return (
    <div className={styles.panel}>
      {version === undefined ? <Filter chosen={filter} onChoose={setFilter} /> : <p className={styles.what}>{ofVersion(onCanvas)}</p>}
      <NewThread version={version} asked={ledTo.write} />
      {ledTo.isGone && <ProblemNote message={words.comments.goneThread} />}
      {error !== undefined && <ProblemNote message={messageOf(error)} onRetry={lists.refresh} />}
      {other && (
        <section className={styles.group} aria-label={words.comments.ledTo}>
          <h3 className={styles.heading}>
            <span className={styles.plain}>{words.comments.ledTo}</span>
          </h3>
          <Thread thread={other} where={aboutOf(other.node, nodes).name} now={now} version={version} isLedTo />
        </section>
      )}
      {threads === undefined && error === undefined && <Loading text={words.comments.loading} />}
      {threads?.length === 0 && !other && <Empty of={key} />}
      {threads &&
        groupsOf(threads, nodes, atHand).map((group) => (
          <ThreadGroupView
            key={group.node ?? ''}
            group={group}
            isAtHand={atHand !== undefined && group.node === atHand}
            now={now}
            version={version}
            ledTo={ledTo.id}
          />
        ))}
      {hasMore && (
        <button type="button" className={controls.button} onClick={() => lists.more(key)}>
          {words.comments.more}
        </button>
      )}
    </div>
  )
}

interface FilterProps {
  readonly chosen: 'open' | 'resolved'
  readonly onChoose: (filter: 'open' | 'resolved') => void
}

function Filter({ chosen, onChoose }: FilterProps) {
  const id = useId()
  const { filter, filters } = words.comments
  return (
    <div className={styles.filter}>
      <span id={id} className="visually-hidden">
        {filter}
      </span>
      <Segments
        name={id}
        labelledBy={id}
        options={(['open', 'resolved'] as const).map((each) => ({ id: each, title: filters[each] }))}
        chosen={chosen}
        isReadOnly={false}
        onChoose={onChoose}
      />
    </div>
  )
}

function Empty({ of }: { readonly of: ListKey }) {
  const { empty } = words.comments
  const which = typeof of === 'number' ? 'version' : of
  return <EmptyState icon={MessageSquare} title={empty[which]} help={empty[`${which}Help`]} />
}

const ofVersion = (now: ReturnType<typeof shown.getState>) => (now.is === 'version' ? words.comments.ofVersion(now.what.label) : '')
