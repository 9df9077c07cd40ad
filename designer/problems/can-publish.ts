/** Whether a script may be published: errors block it, warnings do not. */
import type { Problem } from '../../engine/script/script'

export const canPublish = (problems: readonly Problem[]): boolean => problems.every(({ severity }) => severity !== 'error')
