/** Puts a problem together. */
import type { Problem } from './script'

type Place = Pick<Problem, 'path' | 'node' | 'port' | 'offset' | 'values' | 'way'>

export const error = (rule: string, message: string, place: Place): Problem => ({ rule, severity: 'error', message, ...place })
export const warning = (rule: string, message: string, place: Place): Problem => ({ rule, severity: 'warning', message, ...place })
