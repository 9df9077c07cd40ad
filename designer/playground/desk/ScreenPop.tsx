/** A page that the script opened for the agent: its address with the values it carries. Nothing foreign is loaded unasked. */
import { ExternalLink, MonitorUp } from 'lucide-react'
import { words } from '../../wording/words'
import styles from './screen-pop.module.css'

export function ScreenPop({ title, url }: { readonly title: string; readonly url: string }) {
  const address = URL.parse(url)
  const isWeb = address?.protocol === 'https:' || address?.protocol === 'http:'
  return (
    <section className={styles.pop} aria-label={words.desk.screenPop}>
      <div className={styles.head}>
        <MonitorUp size={16} aria-hidden className={styles.icon} />
        <div className={styles.names}>
          <p className={styles.title}>{title}</p>
          <p className={styles.address}>{address ? address.host + address.pathname : url}</p>
        </div>
        {address && isWeb && (
          <a
            className={styles.open}
            href={address.href}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={words.desk.openPage(address.host)}
            title={words.desk.openPage(address.host)}
          >
            <ExternalLink size={16} aria-hidden />
          </a>
        )}
      </div>
      {address && address.searchParams.size > 0 && (
        <dl className={styles.values}>
          {[...address.searchParams].map(([name, value]) => (
            <div key={name} className={styles.value}>
              <dt>{name}</dt>
              <dd>{value === '' ? <i>{words.desk.noValue}</i> : value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
