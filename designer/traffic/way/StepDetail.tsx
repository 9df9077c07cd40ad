/** What happened in one step: when, by which port it was left and why, what was said and done, what changed. */
import type { ReactNode } from 'react'
import type { Script } from '../../../engine/script/script'
import type { Json } from '../../../nodes/machine-parts'
import { useNow } from '../../live/use-now'
import { span } from '../../playground/times'
import { words } from '../../wording/words'
import type { Naming } from '../naming'
import { exactTime, moment } from '../times'
import { type CaseWay, type Said, stateOf, stayOf, variablesAt } from './case-way'
import styles from './way.module.css'

interface StepDetailProps {
  readonly way: CaseWay
  readonly place: number
  readonly script: Script | undefined
  readonly naming: Naming
}

export function StepDetail({ way: { run, said }, place, script, naming }: StepDetailProps) {
  const step = run.steps[place]
  const now = useNow(1000)
  if (!step) return null
  const { way } = words.traffic
  const stayed = stayOf(run, place)
  const fellBack = step.fellBackTo && words.script.fellBack[step.fellBackTo]
  const port = step.port === undefined ? undefined : naming.port(step.node, step.port)
  const done = doneIn(step.effects ?? [], said.has(step.id))
  return (
    <section className={styles.detail} aria-label={way.detail}>
      <h4 className={styles.detailName} dir="auto">
        {naming.node(step.node)}
      </h4>
      <dl className={styles.facts}>
        <Fact term={way.arrived}>
          <time dateTime={new Date(step.at).toISOString()} title={moment(step.at, Date.now())}>
            {exactTime(step.at)}
          </time>
        </Fact>
        {stayed !== undefined && stayed >= 1000 && <Fact term={way.stayed}>{span(stayed)}</Fact>}
        {port !== undefined && (
          <Fact term={way.leftBy}>
            <span dir="auto">{port}</span>
            {fellBack !== undefined && <span className={styles.aside}> ({fellBack})</span>}
          </Fact>
        )}
        {step.left && <Fact term={way.because}>{reasonOf(step.left.event)}</Fact>}
        {stateOf(run, place) === 'waiting' && <Fact term={way.waitsFor}>{span(now - step.at)}</Fact>}
        {step.fault !== undefined && (
          <Fact term={way.fault}>
            <span className={styles.fault} dir="auto">
              {step.fault}
            </span>
          </Fact>
        )}
        {done !== '' && <Fact term={way.effects}>{done}</Fact>}
        {Object.entries(step.changed ?? {}).map(([name, value]) => (
          <Fact key={name} term={way.changed}>
            <code className={styles.code}>{name}</code> = <span dir="auto">{asText(value)}</span>
          </Fact>
        ))}
      </dl>
      <Saying said={said.get(step.id) ?? []} />
      <Variables script={script} way={run.steps} place={place} />
    </section>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Saying({ said }: { readonly said: readonly Said[] }) {
  if (said.length === 0) return null
  return (
    <ul className={styles.said} aria-label={words.traffic.way.said}>
      {said.map(({ at, by, line }) => (
        <li key={`${at} ${line.text}`} data-by={by}>
          <span className={styles.speaker}>{words.traffic.way.saidBy[by]}</span>
          <span className={line.isWritten ? undefined : styles.aside} dir="auto">
            {line.text}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface VariablesProps {
  readonly script: Script | undefined
  readonly way: CaseWay['run']['steps']
  readonly place: number
}

function Variables({ script, way: steps, place }: VariablesProps) {
  const variables = variablesAt(script, steps, place)
  if (variables.length === 0) return null
  return (
    <details className={styles.variables}>
      <summary>{words.traffic.way.variables(variables.length)}</summary>
      <dl className={styles.facts}>
        {variables.map(({ name, value, isChanged }) => (
          <div key={name} data-changed={isChanged}>
            <dt>
              <code className={styles.code}>{name}</code>
            </dt>
            <dd dir="auto">{asText(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function reasonOf(event: string): string {
  const { events, timeout } = words.traffic.way
  return event.startsWith('xstate.after') ? timeout : (events[event] ?? event)
}

/** Messages are told by their own words where these are known. */
function doneIn(effects: readonly string[], isSaid: boolean): string {
  const told = new Set(isSaid ? effects.filter((each) => each !== 'send') : effects)
  return [...told].map((each) => words.traffic.way.effectOf[each] ?? each).join(' · ')
}

function asText(value: Json): string {
  const { noValue, truth } = words.traffic.way
  if (value === '' || value === null) return noValue
  if (typeof value === 'boolean') return value ? truth.true : truth.false
  return typeof value === 'string' ? value : JSON.stringify(value)
}
