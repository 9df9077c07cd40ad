/** Two letters for a person: the first of the first and of the last name. */
export function initials(name: string): string {
  const parts = name.trim().split(/\s+/u)
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)].map(firstOf) : [...(parts[0] ?? '')].slice(0, 2)
  return letters.join('').toLocaleUpperCase() || '?'
}

const firstOf = (part: string | undefined) => [...(part ?? '')][0] ?? ''
