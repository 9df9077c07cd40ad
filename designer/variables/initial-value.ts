/** The value with which a variable begins, as its field shows and reads it. */
import type { Variable } from '../../engine/script/script'

export const writtenInitial = (initial: Variable['initial']): string => (initial === undefined ? '' : String(initial))

/** What was written, as a value of the type; `undefined` for nothing. What is no number stays as it was written: nothing typed is lost. */
export function readInitial(written: string, type: Variable['type']): Variable['initial'] {
  if (written === '') return undefined
  switch (type) {
    case 'text':
      return written
    case 'number':
      return isNumber(written) ? Number(written) : written
    case 'boolean':
      return written === 'true' ? true : undefined
    default:
      return type satisfies never
  }
}

/** What a value becomes when the variable gets another type. */
export const initialAs = (initial: Variable['initial'], type: Variable['type']): Variable['initial'] => {
  const value = readInitial(writtenInitial(initial), type)
  return fitsType(value, type) ? value : undefined
}

export const fitsType = (initial: Variable['initial'], type: Variable['type']): boolean =>
  initial === undefined || typeof initial === TYPES[type]

const TYPES = { text: 'string', number: 'number', boolean: 'boolean' } as const

const isNumber = (written: string): boolean => written.trim() !== '' && Number.isFinite(Number(written))
