/** The cases that the agent has, to choose the one to work on. */
import type { DeskCase } from '../../api/cases'
import { words } from '../../wording/words'
import { clockTime } from '../times'
import { contactName } from './contact-name'
import styles from './desk.module.css'

interface CaseListProps {
  readonly cases: readonly DeskCase[]
  readonly chosen: string | undefined
  readonly skillName: (skill: string) => string
  readonly onChoose: (caseKey: string) => void
}

export function CaseList({ cases, chosen, skillName, onChoose }: CaseListProps) {
  return (
    <ul className={styles.cases} aria-label={words.desk.cases}>
      {cases.map(({ caseKey, skill, theCase }) => (
        <li key={caseKey}>
          <button type="button" className={styles.case} aria-current={caseKey === chosen} onClick={() => onChoose(caseKey)}>
            <span className={styles.caseName}>{contactName(theCase)}</span>
            {theCase?.lastMessage && <span className={styles.caseTime}>{clockTime(theCase.lastMessage.at)}</span>}
            <span className={styles.caseText}>{theCase?.lastMessage?.text ?? skillName(skill)}</span>
            {theCase !== undefined && theCase.unread > 0 && (
              <span className={styles.unread}>
                <span aria-hidden>{theCase.unread}</span>
                <span className="visually-hidden">{words.desk.unread(theCase.unread)}</span>
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
