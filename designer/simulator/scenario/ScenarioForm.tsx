/** The scenario of the next start: when, who is there, who waits already, with which values and from which node on. */
import { type FormEvent, useId, useState } from 'react'
import type { Directory } from '../../../engine/directory/model/directory'
import type { Script } from '../../../engine/script/script'
import { nodeName } from '../../catalogue/kind-in-words'
import controls from '../../controls.module.css'
import { words } from '../../wording/words'
import { useSeen } from '../seen'
import { beginOf } from '../session/draft'
import { channelFor } from '../session/scene'
import type { Scenario } from '../session/settings'
import { InitialValues, readValues, type WrittenValues, writtenValues } from './InitialValues'
import { AgentsAtStart, Ahead, type PartProps } from './Others'
import { StartTime } from './StartTime'
import styles from './scenario.module.css'

interface ScenarioFormProps {
  readonly script: Script
  readonly directory: Directory
  readonly scenario: Scenario
  readonly onBegin: (scenario: Scenario) => void
}

export function ScenarioForm({ script, directory, scenario, onBegin }: ScenarioFormProps) {
  const { clock } = useSeen()
  const { simulator } = words
  const [draft, setDraft] = useState(scenario)
  const [time, setTime] = useState(() => clock.toField(scenario.startAt))
  const [values, setValues] = useState<WrittenValues>(() => writtenValues(scenario.variables))
  const [problem, setProblem] = useState<string>()
  const change = (changes: Partial<Scenario>) => setDraft((before) => ({ ...before, ...changes }))

  function submit(event: FormEvent) {
    event.preventDefault()
    const startAt = clock.fromField(time)
    if (startAt === undefined) return setProblem(simulator.wrongTime)
    const read = readValues(values, script.variables)
    if (!read.ok) return setProblem(simulator.wrongNumber(read.name))
    // what the field shows is cut to minutes; the very moment stays while nobody changes it
    const isSame = time === clock.toField(draft.startAt)
    onBegin({ ...draft, startAt: isSame ? draft.startAt : startAt, variables: read.values })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <StartTime
        {...{ script, directory, time }}
        onTime={(text, at) => {
          setTime(text)
          if (at !== undefined) change({ startAt: at })
        }}
      />
      <ContactAndNumber {...{ script, directory, draft, change }} />
      <StartNode {...{ script, draft }} onChange={(startNode) => setDraft(withStart(draft, startNode))} />
      <InitialValues variables={script.variables} values={values} onChange={setValues} />
      <AgentsAtStart {...{ directory, draft, change }} />
      <Ahead {...{ directory, draft, change }} />
      {problem !== undefined && (
        <p className={controls.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.foot}>
        <button type="submit" className={controls.primary}>
          {simulator.startWith}
        </button>
        <span className={controls.quiet}>{simulator.scenarioHelp}</span>
      </div>
    </form>
  )
}

function withStart({ startNode: _before, ...draft }: Scenario, startNode: string): Scenario {
  return startNode === '' ? draft : { ...draft, startNode }
}

function ContactAndNumber({ script, directory, draft, change }: PartProps & Pick<ScenarioFormProps, 'script'>) {
  const { simulator } = words
  const id = useId()
  const channel = channelFor(directory, script.id, draft.channelId)
  return (
    <div className={styles.pair}>
      <div>
        <label className={controls.label} htmlFor={`${id}-name`}>
          {simulator.contactName}
        </label>
        <input
          id={`${id}-name`}
          className={controls.field}
          dir="auto"
          maxLength={100}
          title={simulator.contactNameHelp}
          value={draft.contactName}
          onChange={({ target }) => change({ contactName: target.value })}
        />
      </div>
      {channel && (
        <div>
          <label className={controls.label} htmlFor={`${id}-channel`}>
            {simulator.channel}
          </label>
          <select
            id={`${id}-channel`}
            className={controls.field}
            value={channel.id}
            onChange={({ target }) => change({ channelId: target.value })}
          >
            {directory.channels.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}, {one.number}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  )
}

interface StartNodeProps extends Pick<ScenarioFormProps, 'script'> {
  readonly draft: Scenario
  readonly onChange: (node: string) => void
}

function StartNode({ script, draft, onChange }: StartNodeProps) {
  const { simulator } = words
  const id = useId()
  const begin = beginOf(script)
  const nodes = Object.entries(script.nodes).filter(([node]) => node !== begin)
  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {simulator.startNode}
      </label>
      <select id={id} className={controls.field} value={draft.startNode ?? ''} onChange={({ target }) => onChange(target.value)}>
        <option value="">{simulator.begin}</option>
        {nodes.map(([node, drawn]) => (
          <option key={node} value={node}>
            {nodeName(drawn)}
          </option>
        ))}
      </select>
    </div>
  )
}
