/** A proof as lines for a terminal: findings like problems, then what was proven, then what that rests on. */
import { assumptions, type Proof, propertyTitles } from '../prove/proof'
import { printProblems } from './print-problems'

export function printProof(file: string, { properties, problems }: Proof): string[] {
  const proven = properties.filter(({ holds }) => holds)
  const assumed = [...new Set(proven.flatMap(({ assumes }) => assumes))]
  return [
    ...printProblems(file, problems),
    ...proven.map(({ name, providedFor }) => {
      const provided = providedFor.length > 0 ? ` (Session window closed is provided for at ${providedFor.join(', ')})` : ''
      return `${file}: proven: ${propertyTitles[name]}${provided}`
    }),
    ...assumed.map((each) => `${file}: assumed: ${assumptions[each]}`),
  ]
}
