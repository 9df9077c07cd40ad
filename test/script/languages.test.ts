/** Texts in several languages: what a run says, what is missing, and what goes wrong in one of them only. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileScript } from '../../engine/compile/compile-script'
import { checkScript } from '../../engine/script/check'
import { languageSpoken, saidTexts, settingsIn } from '../../engine/script/languages'
import { mergeScripts } from '../../engine/script/merge'
import { printScript } from '../../engine/script/print-script'
import { readScript } from '../../engine/script/read-script'
import type { Languages, Script, Translations } from '../../engine/script/script'
import { play } from '../../engine/testing/play'
import { ask } from '../../nodes/ask'
import { smallScript } from './script-builder'

const languages: Languages = { own: 'en', others: ['de', 'pt_BR'], variable: 'language' }

const question = {
  text: 'How can we help, {{ contact.name }}?',
  style: 'buttons',
  choices: [
    { id: 'sales', title: 'Sales' },
    { id: 'other', title: '1️⃣' },
  ],
  maxAttempts: 2,
}

const german = { text: 'Wie können wir helfen, {{ contact.name }}?', 'choices.sales.title': 'Verkauf' }

function script({ translations, spoken = languages }: { translations?: Translations; spoken?: Languages } = {}): Script {
  const plain = smallScript({
    nodes: { begin: ['begin'], it: ['ask', question], end: ['end'] },
    links: [
      'begin.default -> it',
      'it.choice-sales -> end',
      'it.choice-other -> end',
      'it.invalid -> end',
      'it.noReply -> end',
      'it.windowClosed -> end',
      'it.failed -> end',
    ],
    variables: { language: { type: 'text' } },
  })
  const { it: node } = plain.nodes
  if (!node) throw new Error('no node')
  return { ...plain, languages: spoken, nodes: { ...plain.nodes, it: { ...node, ...(translations ? { translations } : {}) } } }
}

const facts = { contact: { name: 'Ada', phone: '', username: '' } }
const textIn = (language: string, of = script({ translations: { de: german } })) => play(of, { facts, variables: { language } }).sent[0]

describe('a run', () => {
  it.each(['de', 'DE', 'de_AT', 'de-CH'])('speaks German when its variable holds %s', (code) => {
    expect(textIn(code)).toMatchObject({
      text: 'Wie können wir helfen, Ada?',
      choices: [
        { id: 'sales', title: 'Verkauf' },
        { id: 'other', title: '1️⃣' },
      ],
    })
  })

  it.each(['', 'en', 'en_GB', 'fr', 'constructor'])('speaks its own language when it holds "%s"', (code) => {
    expect(textIn(code)).toMatchObject({ text: 'How can we help, Ada?', choices: [{ title: 'Sales' }, { title: '1️⃣' }] })
  })

  it('says what is missing in a language in its own', () => {
    const some = script({ translations: { de: { text: 'Womit?', 'choices.sales.title': '' } } })
    expect(textIn('de', some)).toMatchObject({ text: 'Womit?', choices: [{ title: 'Sales' }, { title: '1️⃣' }] })
  })

  it('understands an answer typed in the language in which it asked', () => {
    const run = play(script({ translations: { de: german } }), { facts, variables: { language: 'de' } }).contactSays('verkauf')
    expect(run.leftBy('it')).toBe('choice-sales')
  })

  it('is in the machine it always was as long as nothing is translated', () => {
    const { languages: _, ...plain } = script()
    expect(compileScript(plain).config).toEqual(compileScript(script()).config)
    expect(JSON.stringify(compileScript(script({ translations: { de: german } })).config)).toContain('Verkauf')
  })
})

describe('problems', () => {
  const problemsOf = (of: Script) => checkScript(of).map(({ rule, severity, path }) => `${severity} ${rule} ${path.slice(2).join('.')}`)

  it('are the texts that a language lacks, but not those without words', () => {
    const spoken = { ...languages, others: ['de'] }
    expect(problemsOf(script({ spoken, translations: { de: { text: 'Wie?' } } }))).toEqual([
      'warning missing-translation translations.de.choices.sales.title',
    ])
    expect(problemsOf(script({ spoken, translations: { de: german } }))).toEqual([])
  })

  it('are limits and expressions of a translation, at the translation', () => {
    const spoken = { ...languages, others: ['de'] }
    const translations = { de: { text: 'Wie, {{ nobody }}?', 'choices.sales.title': 'Verkauf und Beratung und mehr' } }
    expect(problemsOf(script({ spoken, translations }))).toEqual([
      'error wrong-translation translations.de.choices.sales.title',
      'error wrong-translation translations.de.text',
    ])
  })

  it('are texts of a language that is not spoken, or of nothing any more', () => {
    const spoken = { ...languages, others: ['de'] }
    const translations = { de: { ...german, 'choices.gone.title': 'Weg' }, fr: { text: 'Comment ?' } }
    expect(problemsOf(script({ spoken, translations }))).toEqual([
      'warning stale-translation translations.de.choices.gone.title',
      'warning stale-translation translations.fr',
    ])
  })

  it('are a variable that is not there or no text, and a language named twice', () => {
    const of = (variable: string, type: 'text' | 'number', others: string[] = []) =>
      checkScript({ ...script({ spoken: { own: 'en', others, variable } }), variables: { language: { type } } }).map(({ rule }) => rule)
    expect(of('nobody', 'text')).toEqual(['unknown-variable'])
    expect(of('language', 'number')).toEqual(['language-variable'])
    expect(of('language', 'text', ['en'])).toContain('language-repeated')
  })
})

describe('a script file', () => {
  it('keeps languages and translations, and reads the same', () => {
    const whole = script({ translations: { de: german } })
    expect(readScript(printScript(whole))).toEqual({ ok: true, script: whole })
  })

  it('refuses what is no code of a language', () => {
    const whole = script({ translations: { German: {} } })
    expect(readScript(printScript(whole))).toMatchObject({ ok: false })
  })

  it('takes one language from each side of a merge', () => {
    const base = script()
    const { merged, conflicts } = mergeScripts(
      base,
      script({ translations: { de: german } }),
      script({ translations: { pt_BR: { text: 'Como podemos ajudar?' } } }),
    )
    expect(conflicts).toEqual([])
    expect(merged.nodes.it?.translations).toEqual({ de: german, pt_BR: { text: 'Como podemos ajudar?' } })
  })
})

describe('always', () => {
  const settings = ask.settings.parse(question)
  const text = fc.string({ maxLength: 30 })

  it('only texts change with the language, and those only where there are words for them', () => {
    const keys = saidTexts(ask, settings).map(({ key }) => key)
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys, 'maxAttempts', '__proto__', 'choices.gone.title'), text), (said) => {
        const there = settingsIn(ask, settings, { translations: { de: said } }, 'de')
        const texts = saidTexts(ask, there)
        for (const own of saidTexts(ask, settings)) {
          const expected = (Object.hasOwn(said, own.key) && said[own.key]) || own.text
          expect(texts.find(({ key }) => key === own.key)?.text).toBe(expected)
        }
        expect({ ...there, text: '', choices: [], listButton: '' }).toEqual({ ...settings, text: '', choices: [], listButton: '' })
      }),
    )
  })

  it('the language spoken is one of those that the script speaks', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom('de', 'PT', 'pt-br', 'pt_PT')), (code) => {
        expect([undefined, ...languages.others]).toContain(languageSpoken(languages, code))
      }),
    )
  })
})
