/** Asks what a fix has to know: the node to lead to, or the thing of the workspace to take instead. */
import type { Directory } from '../../engine/directory/model/directory'
import { GroupIcon } from '../catalogue/GroupIcon'
import { groupOf, kindTitle, nodeName } from '../catalogue/kind-in-words'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import { hasWayIn } from '../script/ports'
import { ranked } from '../search/rank'
import { type Choice, Chooser } from '../shell/Chooser'
import { words } from '../wording/words'
import type { ThingKind } from './quick-fixes'

interface FixQuestionProps {
  readonly asks: 'node' | ThingKind
  readonly at: { readonly x: number; readonly y: number }
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

export function FixQuestion({ asks, at, onChoose, onClose }: FixQuestionProps) {
  const editor = useEditor()
  const said = words.problems
  return (
    <Chooser
      at={at}
      label={asks === 'node' ? said.chooseNode : said.chooseThing[asks]}
      searchLabel={asks === 'node' ? said.nodeName : said.thingName}
      none={asks === 'node' ? said.noNode : said.noThing}
      choicesFor={(query) => choicesFor(editor, asks, query)}
      onChoose={onChoose}
      onClose={onClose}
    />
  )
}

/** More than this nobody reads; another letter typed finds the rest. */
const MOST_SHOWN = 60

function choicesFor(editor: Editor, asks: FixQuestionProps['asks'], query: string): readonly Choice[] {
  const choices = asks === 'node' ? nodes(editor) : things(editor.view.getState().directory, asks)
  return ranked(query, choices, ({ title, detail }) => ({ title, also: detail === undefined ? [] : [detail] })).slice(0, MOST_SHOWN)
}

function nodes({ script }: Editor): readonly Choice[] {
  return Object.entries(script.script().nodes)
    .filter(([, { kind }]) => hasWayIn(kind))
    .map(([id, node]) => ({
      id,
      title: nodeName(node),
      detail: kindTitle(node.kind),
      icon: <GroupIcon group={groupOf(node.kind)} />,
    }))
}

function things(directory: Directory | undefined, asks: ThingKind): readonly Choice[] {
  if (!directory) return []
  switch (asks) {
    case 'skill':
      return directory.skills.map(({ id, name }) => ({ id, title: name, detail: id }))
    case 'channel':
      return directory.channels.map(({ id, name }) => ({ id, title: name, detail: id }))
    case 'hours':
      return directory.hours.map(({ id, name }) => ({ id, title: name, detail: id }))
    case 'template':
      return directory.templates.map(({ name, language, body }) => ({
        id: `${name}/${language}`,
        title: `${name} (${language})`,
        detail: body,
      }))
    default:
      return asks satisfies never
  }
}
