/** What administrators write, with what they expect to get. Numbers are numbers, however they are written (requirement R42). */
import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../engine/expressions/check'
import { compileExpression } from '../../engine/expressions/compile'
import type { Json } from '../../nodes/machine-parts'
import { environment, values } from './a-script'

const expected: Readonly<Record<string, Json>> = {
  // whole numbers and decimals mix
  'age + 1': 43,
  '1 + age': 43,
  'age > 18': true,
  '18 < age': true,
  'age >= 42': true,
  'age == 42': true,
  '42 == age': true,
  'age != 42.5': true,
  '1 + 2.5': 3.5,
  '2.5 * 2': 5,
  '5 / 2': 2.5,
  '7 % 3': 1,
  'age % 2 == 0': true,
  'age / 4': 10.5,
  '-age + 2': -40,
  'amount * 2': 39.98,
  'amount > 10 && amount < 100': true,
  '0x10 + 1': 17,
  '1e3 + 1': 1001,
  'attempts + 1 < 3': true,
  'attempts == 0': true,
  'age in [18, 42, 65.5]': true,
  'case.number + 1': 4,
  'case.number == 3': true,
  'vip ? 1 : 2.5': 1,
  'vip ? age : 0': 42,
  '[1, 2.5, 3].exists(n, n == 3)': true,
  'min(age, 3)': 3,
  'max(0, amount)': 19.99,
  'round(amount)': 20,
  'round(1.005, 2)': 1.01,
  'round(-2.5)': -3,
  'floor(amount) + ceil(amount)': 39,
  'abs(-age)': 42,
  'int(amount)': 19,
  'int("12.7") + 1': 13,
  'int(-amount)': -19,
  'number("12") + 1': 13,
  'number(" -3.5 ") * 2': -7,
  'number(age)': 42,
  'default(number(answer), 0) + 1': 1,
  // texts
  'contact.name': 'Ann Lee',
  'contact.name != ""': true,
  'agent.name == ""': true,
  'contact["name"]': 'Ann Lee',
  '"Hello " + contact.name': 'Hello Ann Lee',
  "'Order ' + orderNumber": 'Order AB123456',
  'lower(trim(answer))': 'yes, please',
  'answer.trim().lower().startsWith("yes")': true,
  'contains(answer, "please")': true,
  'contact.phone.startsWith("+49")': true,
  'endsWith(orderNumber, "456")': true,
  'upper(language) + "!"': 'DE!',
  'size(orderNumber)': 8,
  'orderNumber.size() > 2': true,
  'size("naïve 👋") == 7': true,
  'substring(orderNumber, 0, 2)': 'AB',
  'orderNumber.substring(2)': '123456',
  'substring(orderNumber, 4, 99)': '3456',
  'substring(orderNumber, -2, 2)': 'AB',
  'digits("12 34-56")': '123456',
  'replace("DE 89 37", " ", "")': 'DE8937',
  'replace(orderNumber, "", "x")': 'AB123456',
  'text(age) + " years"': '42 years',
  'text(amount)': '19.99',
  'text(0.1 + 0.2)': '0.3',
  'text(vip)': 'true',
  'formatNumber(amount * 100, 2)': '1999.00',
  'formatNumber(age, 0)': '42',
  'default(empty, "there")': 'there',
  'default("  ", "there")': 'there',
  'default(contact.name, "there")': 'Ann Lee',
  '"a" < "b"': true,
  '"say \\"hi\\""': 'say "hi"',
  // patterns
  're(orderNumber, r"^[A-Z]{2}\\d{6}$")': true,
  're(orderNumber, "^[A-Z]{2}[0-9]{6}$")': true,
  're(answer, "(?i)YES")': true,
  're(contact.phone, r"^\\+43")': false,
  // true and false
  vip: true,
  '!vip': false,
  'vip == true': true,
  'vip && age > 18': true,
  '!vip || age < 18': false,
  'vip ? "gold" : "silver"': 'gold',
  'channel.kind == "whatsapp" && channel.number == "49301234"': true,
  'case.status == "open" || case.status == "pending"': true,
  'language in ["de", "en"]': true,
  '!(language in ["fr"])': true,
  // lists and maps
  '{"de": "Hallo", "en": "Hello"}[language]': 'Hallo',
  'default({"en": "Hello"}[language], "Hi")': 'Hi',
  '{"de": 1, "en": 2}.de + 1': 2,
  'language in {"de": true}': true,
  'split(tags, ",")[0]': 'vip',
  'split(tags, ",").size()': 3,
  'size(split(tags, ",")) > 2': true,
  '"refund" in split(tags, ",")': true,
  'split(tags, ",").exists(tag, tag == "late")': true,
  'split(tags, ",").all(tag, size(tag) > 2)': true,
  'split(tags, ",").exists_one(tag, tag.startsWith("v"))': true,
  'join(split(tags, ",").filter(tag, size(tag) > 3), " ")': 'refund late',
  'split(tags, ",").map(tag, upper(tag))': ['VIP', 'REFUND', 'LATE'],
  'split(tags, ",").map(tag, size(tag) > 3, size(tag))': [6, 4],
  '[1, 2] + [age]': [1, 2, 42],
  '[1, 2] == [1, 2.0]': true,
  '["invoice", "bill"].exists(word, lower(answer).contains(word))': false,
  // times
  now: '2026-03-29T01:30:00.000Z',
  'hour(now, "Europe/Berlin")': 3,
  'now.minute("Europe/Berlin")': 30,
  'weekday(now, "Europe/Berlin")': 7,
  'year(now, "UTC") + month(now, "UTC") + day(now, "UTC")': 2058,
  'formatTime(now, "Europe/Berlin", "dd.MM.yyyy HH:mm")': '29.03.2026 03:30',
  'now > time("2026-03-29T03:00:00+02:00")': true,
  'minutesBetween(time("2026-03-29T01:00:00Z"), now)': 30,
  'hour(addMinutes(now, 90), "Europe/Berlin") >= 5': true,
  'text(addMinutes(now, -30))': '2026-03-29T01:00:00.000Z',
  // variables named like types of the library
  'type == "gold"': true,
  'list + map + string': 'a lista mapa string',
  'int + duration': 22,
  // comments and line breaks
  'age > 18 // grown up\n  && vip': true,
}

describe('an expression as administrators write it', () => {
  it.each(Object.entries(expected))('%s', (source, value) => {
    expect(checkExpression(source, environment, 'value')).toEqual([])
    expect(compileExpression(source).evaluate(values)).toEqual({ ok: true, value })
  })
})

describe('a value that does not fit', () => {
  it.each([
    ['number(answer)', 'The text is not a number'],
    ['number("1,5")', 'The text is not a number'],
    ['int("")', 'The text is not a number'],
    ['1 / attempts', 'The number is not finite: something was divided by zero'],
    ['text(1 / attempts)', 'The number is not finite: something was divided by zero'],
    ['1 % attempts', 'Something is divided by zero'],
    ['split(tags, ",")[9]', 'The list has no element at this position'],
    ['{"en": "Hello"}[language]', 'The map has no entry of this name; default(map[name], fallback) gives a fallback'],
    ['time(answer)', 'The text is not a time such as 2026-03-29T09:30:00Z'],
    ['hour(now, answer)', 'The time zone is not known; it is written like "Europe/Berlin"'],
    ['addMinutes(now, 1e300)', 'The time lies too far away'],
    ['round(amount, 99)', 'Decimals are a whole number from 0 to 10'],
    ['formatNumber(1e30, 2)', 'The number is too large to be written with decimals'],
  ])('%s is a fault, not a throw', (source, fault) => {
    expect(checkExpression(source, environment, 'value')).toEqual([])
    expect(compileExpression(source).evaluate(values)).toEqual({ ok: false, fault })
  })

  it('never appears in the fault, because a variable may be sensitive', () => {
    const secret = { ...values, answer: 'my PIN is 4711' }
    for (const source of ['number(answer)', 'time(answer)', 'hour(now, answer)', '{"a": 1}[answer]', 'answer + 1', '[1][answer]']) {
      const outcome = compileExpression(source).evaluate(secret)
      expect(outcome.ok).toBe(false)
      expect(JSON.stringify(outcome)).not.toContain('4711')
    }
  })
})

describe('what an expression reads', () => {
  it('is named once each, without names that its loops bind', () => {
    expect(compileExpression('split(tags, ",").exists(tag, tag == language || tag == tags) && contact.name != ""').reads).toEqual([
      'tags',
      'language',
      'contact',
    ])
  })

  it('is a fault when the run does not have it', () => {
    expect(compileExpression('missing == ""').evaluate(values)).toEqual({ ok: false, fault: 'There is no variable "missing"' })
  })
})
