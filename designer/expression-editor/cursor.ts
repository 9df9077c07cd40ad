/** What stands before the cursor in an expression: what it is a part of, which function it is an argument of. */

/** The expression around a place, up to it; undefined in the literal part of a text. */
export function expressionBefore(before: string, isText: boolean): string | undefined {
  if (!isText) return before
  const open = before.lastIndexOf('{{')
  return open < 0 || before.indexOf('}}', open) >= 0 ? undefined : before.slice(open + 2)
}

/** The name before the dot behind which the cursor stands: `contact` in `contact.na`. */
export function holderBefore(expression: string): string | undefined {
  return /([A-Za-z_]\w*|[)\]"'])\s*\.\s*\w*$/.exec(expression)?.[1]
}

/** The function whose arguments are being written, and which of them it is. */
export function callBefore(
  expression: string,
): { readonly name: string; readonly argument: number; readonly isMethod: boolean } | undefined {
  const plain = expression.replace(/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?/g, (text) => ' '.repeat(text.length))
  let depth = 0
  let argument = 0
  for (let at = plain.length - 1; at >= 0; at--) {
    const character = plain[at]
    if (character === ')' || character === ']' || character === '}') depth++
    else if (character === ',' && depth === 0) argument++
    else if (character === '(' && depth === 0) {
      const call = /(\.\s*)?([A-Za-z_]\w*)\s*$/.exec(plain.slice(0, at))
      return call ? { name: call[2] ?? '', argument, isMethod: call[1] !== undefined } : undefined
    } else if (character === '(' || character === '[' || character === '{') depth--
    if (depth < 0) return undefined
  }
  return undefined
}

/** The whole name at a place, with what it is a field of: `contact.name`. */
export function nameAt(
  source: string,
  offset: number,
): { readonly name: string; readonly start: number; readonly end: number } | undefined {
  for (const match of source.matchAll(/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g)) {
    const end = match.index + match[0].length
    if (offset < match.index || offset > end) continue
    // of a longer name, what lies before the cursor and the word under it
    const rest = source.slice(offset, end)
    const until = offset + (rest.includes('.') ? rest.indexOf('.') : rest.length)
    return { name: source.slice(match.index, until), start: match.index, end: until }
  }
  return undefined
}
