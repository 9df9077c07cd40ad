/** Which version is counted: the published one, an older one, or all of them. */
import { useId } from 'react'
import type { ScriptVersion } from '../../engine/directory/script-shelf'
import controls from '../controls.module.css'
import { words } from '../wording/words'

export type ChosenVersion = number | 'all'

interface VersionChoiceProps {
  /** Newest first. */
  readonly versions: readonly ScriptVersion[]
  readonly published: number | undefined
  readonly chosen: ChosenVersion
  readonly onChoose: (chosen: ChosenVersion) => void
}

export function VersionChoice({ versions, published, chosen, onChoose }: VersionChoiceProps) {
  const id = useId()
  const { versions: said, version: label } = words.traffic
  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={controls.field}
        value={String(chosen)}
        onChange={({ target }) => onChoose(target.value === 'all' ? 'all' : Number(target.value))}
      >
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {version === published ? said.published(version) : said.other(version)}
          </option>
        ))}
        {versions.length > 1 && <option value="all">{said.all}</option>}
      </select>
    </div>
  )
}
