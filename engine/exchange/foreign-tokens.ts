/** Cuts an expression of another system into its signs. What does not belong to any is a sign that no expression has, so parsing ends there. */

export type Token =
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'name'; readonly text: string }
  | { readonly is: 'sign'; readonly text: string }

const PARTS =
  /\s+|(?<number>\d+(?:\.\d+)?)|"(?<double>(?:""|\\"|[^"])*)"|'(?<single>(?:''|\\'|[^'])*)'|\{(?<braced>[A-Za-z_][\w.:]*)\}|(?<name>[A-Za-z_][\w.:]*)|(?<sign>&&|\|\||==|<>|!=|<=|>=|[-+*/%&|=<>!(),])|(?<unknown>[\s\S])/gy

/** Longer ones are not translated: nobody writes them by hand. */
const MAX_LENGTH = 1000

export function tokensOf(source: string): readonly Token[] | undefined {
  if (source.length > MAX_LENGTH) return undefined
  const tokens: Token[] = []
  for (const { groups = {} } of source.matchAll(PARTS)) {
    const { number, double, single, braced, name, sign, unknown } = groups
    if (unknown !== undefined) return undefined
    if (number !== undefined) tokens.push({ is: 'number', text: number })
    else if (double !== undefined) tokens.push({ is: 'text', text: double.replace(/""|\\"/g, '"') })
    else if (single !== undefined) tokens.push({ is: 'text', text: single.replace(/''|\\'/g, "'") })
    else if (braced !== undefined || name !== undefined) tokens.push({ is: 'name', text: braced ?? name ?? '' })
    else if (sign !== undefined) tokens.push({ is: 'sign', text: sign })
  }
  return tokens
}
