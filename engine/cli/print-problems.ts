/** Problems as lines for a terminal: place first, so that an editor can jump. */
import type { Problem } from '../script/script'

export function printProblems(file: string, problems: readonly Problem[]): string[] {
  return problems.map(({ severity, message, path, rule }) => `${file}: ${severity}: ${path.join('.') || 'file'}: ${message} (${rule})`)
}
