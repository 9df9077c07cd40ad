/** One script of the list. */
import { CircleDashed, Ellipsis, PencilLine, Tag } from 'lucide-react'
import { Button, Menu, MenuTrigger, Popover } from 'react-aria-components'
import { Link, useLocation } from 'wouter'
import type { Directory } from '../../../engine/directory/model/directory'
import type { ScriptSummary } from '../../api/scripts'
import menu from '../../menu.module.css'
import { ActionItem } from '../../shell/ActionItem'
import { useSession } from '../../shell/session-context'
import { ago, exactly } from '../../versions/times'
import { words } from '../../wording/words'
import styles from './scripts.module.css'
import type { ScriptActs } from './use-script-acts'
import { channelsOf } from './use-scripts'

interface ScriptRowProps {
  readonly script: ScriptSummary
  readonly directory: Directory
  readonly now: number
  readonly mayEdit: boolean
  readonly acts: ScriptActs
  readonly onDelete: () => void
}

export function ScriptRow(props: ScriptRowProps) {
  const { script, directory, now } = props
  const { person } = useSession()
  const { scripts: said } = words
  const { id, name, draft } = script
  const channels = channelsOf(id, directory)
  const by = draft?.by
  const who = by && (by.kind === 'person' && by.id === person.id ? said.you : 'name' in by ? by.name : by.scriptId)
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.nameCell}>
        <Link href={`/scripts/${id}`} className={styles.name} dir="auto">
          {name}
        </Link>
        <code className={styles.id}>{id}</code>
      </th>
      <td data-label={said.columns.state}>
        <State script={script} />
      </td>
      <td data-label={said.columns.channels}>
        {channels.length === 0 ? (
          <span className={styles.quiet}>{said.noChannel}</span>
        ) : (
          <span dir="auto">{channels.map((channel) => channel.name).join(', ')}</span>
        )}
      </td>
      <td data-label={said.columns.edited} className={styles.quiet}>
        {draft && who && (
          <time dateTime={new Date(draft.at).toISOString()} title={exactly(draft.at)}>
            {said.edited(who, ago(draft.at, now))}
          </time>
        )}
      </td>
      <td className={styles.actsCell}>
        <RowMenu {...props} isUsed={channels.length > 0} />
      </td>
    </tr>
  )
}

function State({ script: { publishedVersion, hasUnpublishedEdits } }: Pick<ScriptRowProps, 'script'>) {
  const { scripts: said } = words
  return (
    <span className={styles.states}>
      {publishedVersion === undefined ? (
        <span className={styles.state} data-tone="quiet">
          <CircleDashed size={13} aria-hidden />
          {said.unpublished}
        </span>
      ) : (
        <span className={styles.state} data-tone="good">
          <Tag size={13} aria-hidden />
          {said.version(publishedVersion)}
        </span>
      )}
      {hasUnpublishedEdits && publishedVersion !== undefined && (
        <span className={styles.state} data-tone="edits">
          <PencilLine size={13} aria-hidden />
          {said.edits}
        </span>
      )}
    </span>
  )
}

function RowMenu({ script, mayEdit, acts, isUsed, onDelete }: ScriptRowProps & { readonly isUsed: boolean }) {
  const [, go] = useLocation()
  const { scripts: said } = words
  const { name, newestVersion } = script
  const kept = newestVersion !== undefined ? said.deleteBlocked(newestVersion) : isUsed ? said.deleteUsed : undefined
  return (
    <MenuTrigger>
      <Button className={styles.more ?? ''} aria-label={said.menu(name)}>
        <Ellipsis size={16} aria-hidden />
      </Button>
      <Popover className={menu.popover ?? ''} placement="bottom end">
        <Menu className={menu.menu ?? ''} aria-label={said.menu(name)}>
          <ActionItem title={said.acts.open} onAction={() => go(`/scripts/${script.id}`)} />
          {mayEdit ? <ActionItem title={said.acts.duplicate} onAction={() => acts.duplicate(script)} /> : null}
          <ActionItem title={said.acts.export} onAction={() => acts.save(script)} />
          {mayEdit ? (
            <ActionItem title={said.acts.delete} why={kept} tone="danger" isDisabled={kept !== undefined} onAction={onDelete} />
          ) : null}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
