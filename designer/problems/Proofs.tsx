/** What is proven of the script and what is not, and what all of it rests on: folded to one line. */
import { CircleDashed, ShieldCheck, ShieldX } from 'lucide-react'
import type { Property } from '../../engine/prove/proof'
import { useScript, useView } from '../editor/editor-context'
import { words } from '../wording/words'
import { nodeNames } from './problem-in-words'
import styles from './proofs.module.css'

export function Proofs() {
  const proof = useView((state) => state.proof)
  if (!proof || proof.properties.length === 0) return null
  const { properties } = proof
  const holding = properties.filter(({ holds }) => holds).length
  const Icon = holding === properties.length ? ShieldCheck : ShieldX
  const said = words.problems.proofs
  return (
    <details className={styles.proofs}>
      <summary>
        <Icon size={15} className={styles.sign} data-holds={holding === properties.length} aria-hidden />
        {said.summary(holding, properties.length)}
      </summary>
      <ul className={styles.properties}>
        {properties.map((property) => (
          <PropertyLine key={property.name} property={property} />
        ))}
      </ul>
      <h3 className={styles.restsOn}>{said.restsOn}</h3>
      <ul className={styles.assumptions}>
        {[...new Set(properties.flatMap(({ assumes }) => assumes))].map((each) => (
          <li key={each}>{said.assumptions[each]}</li>
        ))}
      </ul>
    </details>
  )
}

function PropertyLine({ property: { name, holds, findings, providedFor } }: { readonly property: Property }) {
  const nodes = useScript(({ script }) => script.nodes)
  const said = words.problems.proofs
  const Icon = holds ? ShieldCheck : findings.length > 0 ? ShieldX : CircleDashed
  return (
    <li>
      <Icon size={15} className={styles.sign} data-holds={holds} aria-hidden />
      <span className="visually-hidden">{holds ? said.holds : said.broken}</span>
      <span>{said.properties[name]}</span>
      {findings.length > 0 && <span className={styles.count}>{said.findings(findings.length)}</span>}
      {providedFor.length > 0 && (
        <span className={styles.provided} dir="auto">
          {said.providedFor(nodeNames(providedFor, { nodes }))}
        </span>
      )}
    </li>
  )
}
