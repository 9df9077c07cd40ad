/** The draft's problems in the publish dialog: errors stand in the way, warnings are told. Each leads to its place. */
import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { Problem } from '../../engine/script/script'
import { nodeName } from '../catalogue/kind-in-words'
import type { Editor } from '../editor/editor'
import { useEditor } from '../editor/editor-context'
import { problemInWords } from '../problems/problem-in-words'
import { words } from '../wording/words'
import styles from './publish.module.css'
import type { Checked } from './use-publishing'

export function PublishProblems({ errors, warnings, onGo }: Checked & { readonly onGo: () => void }) {
  const { publish: said } = words.saving
  if (errors.length + warnings.length === 0) {
    return (
      <p className={styles.clean}>
        <CircleCheck size={16} aria-hidden />
        {said.clean}
      </p>
    )
  }
  return (
    <>
      {errors.length > 0 && <List heading={said.blocked(errors.length)} problems={errors} onGo={onGo} />}
      {warnings.length > 0 && <List heading={said.warnings(warnings.length)} problems={warnings} onGo={onGo} />}
    </>
  )
}

interface ListProps {
  readonly heading: string
  readonly problems: readonly Problem[]
  readonly onGo: () => void
}

function List({ heading, problems, onGo }: ListProps) {
  const editor = useEditor()
  const script = editor.script.script()
  return (
    <section>
      <h3 className={styles.heading}>{heading}</h3>
      <ul className={styles.problems}>
        {problems.map((problem) => {
          const node = problem.node === undefined ? undefined : script.nodes[problem.node]
          const text = problemInWords(problem, script)
          const Icon = problem.severity === 'error' ? CircleAlert : TriangleAlert
          return (
            <li key={`${problem.rule} ${problem.path.join('.')} ${problem.port ?? ''}`}>
              <button
                type="button"
                className={styles.problem}
                data-severity={problem.severity}
                onClick={() => {
                  goTo(editor, problem)
                  onGo()
                }}
              >
                <Icon size={15} aria-label={words.saving.problemKinds[problem.severity]} />
                <span dir="auto">
                  {node && <b>{nodeName(node)} · </b>}
                  {text}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export function goTo({ selection, view }: Editor, { node, path }: Pick<Problem, 'node' | 'path'>): void {
  if (node === undefined) return view.set({ isProblemsOpen: true })
  selection.selectNode(node)
  view.reveal([node], true)
  if (path[2] === 'settings') view.showField(node, path.slice(3))
  if (path[2] === 'translations') view.showField(node, path.slice(2))
}
