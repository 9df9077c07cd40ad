/** Beginning a thread: about the node that is selected, else about the script as a whole. What was typed about another node is named. */
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { nodeName } from '../catalogue/kind-in-words'
import { focusCanvas } from '../commands/focus-part'
import { useEditor } from '../editor/editor-context'
import { useShownEditor } from '../versions/shown'
import { words } from '../wording/words'
import { Composer } from './Composer'
import styles from './comments.module.css'
import { newThreadPlace } from './unsent'
import { useCommentActs, useUnsentComments } from './use-comments'
import type { WriteAsked } from './use-led-to'

interface NewThreadProps {
  readonly version: number | undefined
  readonly asked: WriteAsked
}

export function NewThread({ version, asked }: NewThreadProps) {
  const { announcer } = useEditor()
  const editor = useShownEditor()
  const { begin } = useCommentActs()
  const selected = useStore(editor.selection.settled, ({ nodes }) => (nodes.size === 1 ? [...nodes][0] : undefined))
  const [about, setAbout] = useState<{ readonly node: string | undefined; readonly as: string | undefined }>()
  // what was asked for holds until something else is selected
  const node = about && about.as === selected ? about.node : selected
  const nodes = useStore(editor.script, ({ script }) => script.nodes)
  const target = node !== undefined && Object.hasOwn(nodes, node) ? node : undefined
  const nameOf = (id: string) => (nodes[id] ? nodeName(nodes[id]) : id)
  const where = target === undefined ? words.comments.wholeScript : nameOf(target)

  useEffect(() => {
    if (asked.count === 0) return
    if (asked.node !== undefined) editor.selection.selectNode(asked.node)
    setAbout({ node: asked.node, as: asked.node ?? onlySelected(editor) })
  }, [asked, editor])

  return (
    <div className={styles.new}>
      <Composer
        place={newThreadPlace(target, version)}
        label={labelOf(target === undefined ? undefined : where, version)}
        sendLabel={words.comments.acts.send}
        focusAsked={asked.count}
        send={async ({ id, text }) => {
          const more = { ...(target === undefined ? {} : { node: target }), ...(version === undefined ? {} : { version }) }
          await begin({ id, text, ...more }, where)
        }}
        onLeave={focusCanvas}
      />
      <OtherUnsent
        version={version}
        current={target}
        nameOf={nameOf}
        isThere={(id) => Object.hasOwn(nodes, id)}
        onGo={(id) => {
          if (id !== undefined) editor.selection.selectNode(id)
          setAbout({ node: id, as: id ?? onlySelected(editor) })
          announcer.say(labelOf(id === undefined ? undefined : nameOf(id), version))
        }}
      />
    </div>
  )
}

function onlySelected({ selection }: ReturnType<typeof useShownEditor>): string | undefined {
  const { nodes } = selection.getState()
  return nodes.size === 1 ? [...nodes][0] : undefined
}

function labelOf(node: string | undefined, version: number | undefined): string {
  const { field } = words.comments
  if (version === undefined) return node === undefined ? field.onScript : field.onNode(node)
  return node === undefined ? field.onVersion(version) : field.onNodeOfVersion(node, version)
}

interface OtherUnsentProps {
  readonly version: number | undefined
  readonly current: string | undefined
  nameOf(node: string): string
  isThere(node: string): boolean
  onGo(node: string | undefined): void
}

/** A node that is gone keeps what was typed about it until it is there again; there is nothing to send it to. */
function OtherUnsent({ version, current, nameOf, isThere, onGo }: OtherUnsentProps) {
  const unsent = useStore(useUnsentComments())
  const prefix = version === undefined ? 'node ' : `node@${version} `
  const nodes = [...unsent].flatMap(([place, { text }]) =>
    place.startsWith(prefix) && text.trim() !== '' ? [place.slice(prefix.length)] : [],
  )
  const others: (string | undefined)[] = nodes.filter((node) => node !== current && isThere(node))
  if (current !== undefined && unsent.get(newThreadPlace(undefined, version))?.text.trim()) others.unshift(undefined)
  if (others.length === 0) return null
  return (
    <p className={styles.others}>
      {words.comments.unsent(others.length)}{' '}
      {others.map((node) => (
        <button key={node ?? ''} type="button" className={styles.quiet} dir="auto" onClick={() => onGo(node)}>
          {node === undefined ? words.comments.wholeScript : nameOf(node)}
        </button>
      ))}
    </p>
  )
}
