/** What the editor tells an author: the sentence, and the characters it points at. */
import { describe, expect, it } from 'vitest'
import { checkExpression, type Expected, typeOfExpression } from '../../engine/expressions/check'
import { variableNameProblem } from '../../engine/expressions/names'
import { environment } from './a-script'

/** The first problem as `«characters it points at» sentence`. */
function firstProblem(source: string, expects: Expected = 'value'): string {
  const [problem] = checkExpression(source, environment, expects)
  return problem ? `«${source.slice(problem.offset, problem.offset + problem.length)}» ${problem.message}` : 'no problem'
}

describe('a mistake', () => {
  it.each([
    ['agee > 18', '«agee» There is no variable "agee"; did you mean age?'],
    ['ordrNumber == ""', '«ordrNumber» There is no variable "ordrNumber"; did you mean orderNumber?'],
    ['contatc.name', '«contatc» There is no variable "contatc"; did you mean contact?'],
    ['yes == answer', '«yes» There is no variable "yes"; add it to the script, or put quotes around a text'],
    ['contact.nmae == ""', '«.nmae» contact has no "nmae"; did you mean contact.name?'],
    ['contact.birthday', '«.birthday» contact has no "birthday"; it has contact.name, contact.phone, contact.username'],
    ['contact == ""', '«contact» contact has several parts; choose one: contact.name, contact.phone, contact.username'],
    ['lower', '«lower» lower is a function; write lower(text)'],
    ['True', '«True» Write true in small letters'],
    ['answer.matches("^a")', '«answer.matches("^a")» There is no function "matches"; use re(text, pattern)'],
    ['lowr(answer)', '«lowr(answer)» There is no function "lowr"; did you mean lower?'],
    ['len(answer)', '«len(answer)» There is no function "len"; use size(text)'],
    ['toString()', '«toString()» There is no function "toString"; use text(value)'],
    ['re(answer, "a(?=b)")', '«"a(?=b)"» The pattern uses look-around (?= ?! ?<= ?<!), which safe patterns do not have'],
    ['re(answer, r"(a)\\1")', '«r"(a)\\1"» The pattern refers back to a group (\\1), which safe patterns do not have'],
    ['re(answer, "[a")', '«"[a"» The pattern cannot be read: missing closing ]: `[a`'],
    ['re(answer, "(a{1,100}){1,9}")', '«"(a{1,100}){1,9}"» The pattern repeats too much: use smaller counts in { }'],
    ['re(answer, tags)', '«tags» Write this out in quotes: re(text, "pattern"): true or false'],
    ['answer.re("[")', '«"["» The pattern cannot be read: missing closing ]: `[`'],
    ['hour(now, "Berlin")', '«"Berlin"» There is no time zone "Berlin"; it is written like "Europe/Berlin"'],
    ['time("tomorrow")', '«"tomorrow"» A time is written 2026-03-29T09:30:00Z'],
    ['age = 18', '«=» Use == to compare; a single = has no meaning here'],
    ['age > 18 and vip', '«and» Use && for "and"'],
    ['vip & vip', '«&» Use && for "and"'],
    ['vip OR vip', '«OR» Use || for "or"'],
    ['answer == “yes”', '«“» Use straight quotes: " or \''],
    ['answer == "yes', '«"yes» The text is not closed: a quote is missing at its end'],
    ['{{ age }} > 18', '«{{» Leave out {{ and }}: this field already holds an expression'],
    ['age >', '«» The expression ends too early'],
    ['(age > 18', '«» A ) is missing; instead the expression ends'],
    ['lower(answer', '«» A ) is missing; instead the expression ends'],
    ['vip ? 1', '«» A : is missing: a choice is written condition ? value : other'],
    ['age 18', '«18» "18" does not fit here'],
    ['', '«» Write an expression, for example contact.name != ""'],
    ['if', '«if» "if" is a reserved word and cannot be used as a name'],
    ['"a\\d"', '«\\d» A backslash begins a special character; write \\\\ for a backslash, or r"..." for a pattern'],
    [
      'age == "42"',
      '«age == "42"» == cannot compare or combine a number and a text; put the number in quotes, or number(...) around the text',
    ],
    ['"Age: " + age', '«"Age: " + age» + cannot join a text and a number; write text(...) around what is no text'],
    ['vip == "true"', '«vip == "true"» == cannot compare true or false and a text; write true or false without quotes'],
    ['now > "2026-01-01"', '«now > "2026-01-01"» > cannot compare a time and a text; write time(...) around the text'],
    ['"a" in answer', '«"a" in answer» in looks for an element in a list, not for a text in a text; use contains(text, part) for texts'],
    ['answer && vip', '«answer && vip» && and || join what is true or false, not a text; compare it with something'],
    ['age ? 1 : 2', '«age» A condition is true or false, not a number; compare it with something'],
    ['vip ? 1 : "a"', '«vip ? 1 : "a"» Both values after ? have the same type, but here are a number and a text'],
    ['!answer', '«!answer» This cannot be done with a text'],
    ['lower(age)', '«lower(age)» lower cannot take a number; it is lower(text): text'],
    ['age.lower()', '«age.lower()» lower cannot take a number; it is lower(text): text'],
    ['substring(answer)', '«substring(answer)» substring cannot take a text; it is substring(text, from, to?): text'],
    ['[1, "a"]', '«"a"» All elements of a list have the same type, but here are a number and a text'],
    ['[1][age]', '«[1][age]» A position in a list is written as a whole number: list[0] is the first'],
    ['answer.length', '«length» A text has no parts'],
    ['answer.exists(c, c == "a")', '«answer» Only a list can be looped over; split(text, ",") makes one'],
    [
      '[1].exists(n == 1)',
      '«[1].exists(n == 1)» exists is written list.exists(element, ...), for example list.exists(word, word == "yes")',
    ],
    ['[1].exists(now, true)', '«now» Choose another name than "now" for the element'],
    ['default(answer, 1)', '«1» The value and its fallback have the same type, but here are a text and a number'],
    ['default(answer)', '«default(answer)» default takes two values: default(value, fallback)'],
    ['answer.default("a")', '«answer.default("a")» default is written default(value, fallback)'],
    ['5u', '«5u» Write numbers without the letter u and texts without the letter b before the quotes'],
    ['answer == null', '«null» There is no null here: an empty text is "", and default(value, fallback) replaces what is empty'],
    ['12345678901234567890', '«12345678901234567890» The number has more than 15 digits; put it in quotes if it is an id'],
    ['[]', '«[]» An empty list says nothing; put at least one element into it'],
    ['{de: "Hallo"}.de', '«de» Write the name of an entry in quotes'],
    ['{"de": 1}.fr', '«.fr» The map has no entry "fr"'],
    ['{"de": 1}["fr"]', '«["fr"]» The map has no entry "fr"'],
    ['{"de": 1}[age]', '«{"de": 1}[age]» An entry of a map is found by its name, a text, not by a number'],
    ['[1, 2][2]', '«2» The list has no element at this position'],
    ['now.hour', '«now.hour» A time has no parts; use a function such as hour(time, "Europe/Berlin")'],
    ['[now].map(t, t.hour == 1)', '«t.hour» A time has no parts; use a function such as hour(time, "Europe/Berlin")'],
    ['now - now', '«now - now» The result is a span of time, which cannot be kept; use minutesBetween(from, to) for times'],
  ])('%s', (source, problem) => {
    expect(firstProblem(source)).toBe(problem)
  })

  it('is told for every unknown name at once', () => {
    expect(checkExpression('foo > bar', environment, 'condition').map(({ offset }) => offset)).toEqual([0, 6])
  })
})

describe('the place where an expression stands', () => {
  it.each([
    ['age', 'condition', '«age» A condition is true or false, but this is a number; compare it with something'],
    ['answer', 'number', '«answer» A number is needed here, but this is a text; write number(...) around it'],
    ['vip', 'number', '«vip» A number is needed here, but this is true or false'],
    ['split(tags, ",")', 'text', '«split(tags, ",")» A list cannot be written as text; use join(list, ", ")'],
    ['{"a": 1}', 'text', '«{"a": 1}» A map cannot be written as text; choose one entry: map["name"]'],
    ['vip', 'condition', 'no problem'],
    ['age', 'number', 'no problem'],
    ['now', 'text', 'no problem'],
    ['split(tags, ",")', 'value', 'no problem'],
  ] as const)('%s as a %s', (source, expects, problem) => {
    expect(firstProblem(source, expects)).toBe(problem)
  })

  it.each([
    ['age + 1', 'number'],
    ['contact.name', 'text'],
    ['age > 1', 'boolean'],
    ['now', 'time'],
    ['split(tags, ",")', 'list'],
    ['{"a": 1}', 'map'],
    ['age +', undefined],
  ])('can ask for the type of %s: %s', (source, type) => {
    expect(typeOfExpression(source, environment)).toBe(type)
  })
})

describe('a limit', () => {
  const tooDeep = 'The expression is too large or too deeply nested; at most 500 parts and 30 levels are allowed'
  it.each([
    ['2,048 characters', `"${'a'.repeat(2046)}"`, 'no problem'],
    ['more than 2,048 characters', `"${'a'.repeat(2047)}"`, 'The expression is longer than 2048 characters'],
    ['31 brackets', `${'('.repeat(31)}1${')'.repeat(31)}`, tooDeep],
    ['a hundred minus signs', `${'-'.repeat(100)}1`, 'The expression is nested more than 30 deep'],
    ['a hundred summands', Array(100).fill('1').join(' + '), 'no problem'],
    ['three hundred summands', Array(300).fill('1').join(' + '), tooDeep],
    ['a list of 400', `size([${Array(400).fill('1').join(',')}])`, 'no problem'],
    ['two loops within each other', '[1].all(a, [1].all(b, a == b))', 'no problem'],
    ['three loops within each other', '[1].all(a, [1].all(b, [1].all(c, a == c)))', 'At most 2 loops can be inside each other'],
    [
      'a loop over 1,000 within a loop over 1,000',
      'split(tags, ",").all(a, split(tags, ",").all(b, a == b))',
      'This can take more than 100000 steps; use fewer loops or shorter lists',
    ],
    ['lists that add up to 2,000', 'split(tags, ",") + split(tags, ",")', 'This list can have more than 1000 elements'],
    [
      'a text that doubles nine times',
      `["a"]${'.map(a, a + a)'.repeat(9)}`,
      'This text can grow without measure; put it together without a loop',
    ],
    ['nine values for a function', 'lower(1, 2, 3, 4, 5, 6, 7, 8, 9)', 'A function takes at most 8 values'],
  ])('%s', (_, source, message) => {
    expect(checkExpression(source, environment, 'value')[0]?.message ?? 'no problem').toBe(message)
  })
})

describe('the name of a variable', () => {
  it.each(['contact', 'now', 'in', 'true', 'for', '__proto__', 'constructor', 'prototype'])('cannot be %s', (name) => {
    expect(variableNameProblem(name)).toMatch(/choose another/)
  })

  it.each(Object.keys(environment.variables))('can be %s', (name) => {
    expect(variableNameProblem(name)).toBeNull()
  })

  it('that no expression can use does not break the check of others', () => {
    const odd = { variables: { age: 'number', contact: 'text', constructor: 'text', for: 'text' } } as const
    expect(checkExpression('age > 1', odd, 'condition')).toEqual([])
  })
})
