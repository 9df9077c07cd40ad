/** The versions beside each other: how many cases each began with, how many came to an end, how many got lost. */
import type { ScriptTraffic } from '../api/traffic'
import { words } from '../wording/words'
import { count as said, share } from './numbers'
import styles from './traffic.module.css'

interface ByVersionProps {
  readonly traffics: readonly ScriptTraffic[]
  readonly onChoose: (version: number) => void
}

export function ByVersion({ traffics, onChoose }: ByVersionProps) {
  const { byVersion, byVersionColumns: columns, versionOf } = words.traffic
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{byVersion}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{columns.version}</th>
            <th scope="col">{columns.starts}</th>
            <th scope="col">{columns.finished}</th>
            <th scope="col">{columns.lost}</th>
          </tr>
        </thead>
        <tbody>
          {traffics.map(({ version, starts, ends }) => {
            const { end = 0, fault = 0, unhandledPort = 0 } = ends
            const ended = Object.values(ends).reduce((sum, each) => sum + each, 0)
            const of = (part: number) => (ended === 0 ? '–' : share(part / ended))
            return (
              <tr key={version}>
                <th scope="row">
                  <button type="button" className={styles.link} onClick={() => onChoose(version)}>
                    {versionOf(version)}
                  </button>
                </th>
                <td>{said(starts)}</td>
                <td>{of(end)}</td>
                <td>{of(fault + unhandledPort)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
