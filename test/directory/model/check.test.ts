/** What a directory must fulfil beyond the shape of its parts. */
import { describe, expect, it } from 'vitest'
import { checkChange, checkDirectory } from '../../../engine/directory/model/check'
import { Directory } from '../../../engine/directory/model/directory'
import { describeUse, whereUsed } from '../../../engine/directory/model/where-used'
import { smallScript } from '../../script/script-builder'
import { channel, maria, menu, office, reminder, sales, support } from '../a-workspace'

const published = { id: 'menu', name: 'Menu', version: 1, hash: 'h' }
const directory = (change: object = {}) =>
  Directory.parse({
    channels: [channel],
    skills: [sales, support],
    agents: [maria],
    hours: [office],
    templates: [reminder],
    scripts: [published],
    ...change,
  })
const rulesAndPlaces = (broken: Directory) => checkDirectory(broken).map(({ rule, path }) => `${rule} at ${path.join('.')}`)

describe('a directory', () => {
  it('has no problem when all that is named exists', () => {
    expect(checkDirectory(directory())).toEqual([])
  })

  it.each([
    ['a channel without a published default script (S65)', { scripts: [] }, 'default-script-unpublished at channels.0.defaultScript'],
    [
      'a channel without its default skill (S65)',
      { channels: [{ ...channel, defaultSkill: 'gone' }] },
      'default-skill-unknown at channels.0.defaultSkill',
    ],
    ['an agent with an unknown skill', { agents: [{ ...maria, skills: { gone: 1 } }] }, 'skill-unknown at agents.0.skills.gone'],
    ['two skills with one id', { skills: [sales, support, sales] }, 'id-taken at skills.2.id'],
    [
      'two agents with one e-mail address',
      { agents: [maria, { ...maria, id: 'eva', email: 'MARIA@example.org' }] },
      'email-taken at agents.1.email',
    ],
    ['one template twice', { templates: [reminder, reminder] }, 'name-taken at templates.1.name'],
    [
      'two channels on one number',
      { channels: [channel, { ...channel, id: 'hotline', number: '+16145550000' }] },
      'phoneNumberId-taken at channels.1.phoneNumberId',
    ],
    [
      'two holidays on one day',
      {
        hours: [
          {
            ...office,
            holidays: [
              { date: '2026-12-25', name: 'A' },
              { date: '2026-12-25', name: 'B' },
            ],
          },
        ],
      },
      'holiday-taken at hours.0.holidays.1.date',
    ],
  ])('may not have %s', (_, change, problem) => {
    expect(rulesAndPlaces(directory(change))).toEqual([problem])
  })

  it('may have a template in two languages', () => {
    expect(checkDirectory(directory({ templates: [reminder, { ...reminder, language: 'pt_PT' }] }))).toEqual([])
  })

  it('gives every problem, not the first', () => {
    const broken = directory({ channels: [{ ...channel, defaultSkill: 'gone' }], agents: [{ ...maria, skills: { lost: 1 } }], scripts: [] })
    expect(rulesAndPlaces(broken)).toEqual([
      'default-script-unpublished at channels.0.defaultScript',
      'default-skill-unknown at channels.0.defaultSkill',
      'skill-unknown at agents.0.skills.lost',
    ])
  })
})

describe('removing', () => {
  it('a skill in use is refused once, with everybody who uses it', () => {
    const problems = checkChange(directory(), directory({ skills: [support] }), [menu()])
    expect(problems).toEqual([
      {
        rule: 'still-used',
        message:
          'The skill "sales" cannot be removed: it is still used by channel "front-desk" (defaultSkill), agent "maria" (skills sales), script "menu" (node "queue"). Change these first.',
        path: ['skill', 'sales'],
        subject: { kind: 'skill', id: 'sales' },
      },
    ])
  })

  it('a skill that nobody uses any more is allowed', () => {
    const after = directory({ skills: [sales], agents: [{ ...maria, skills: { sales: 1 } }] })
    expect(checkChange(directory(), after, [menu()])).toEqual([])
  })

  it('a template is refused for the language that a script sends, and allowed for another', () => {
    const languages = [reminder, { ...reminder, language: 'pt_PT' }]
    const script = smallScript({
      nodes: { remind: ['send-template', { template: reminder.name, language: 'pt_PT', parameters: ['a', 'b'] }] },
    })
    const rules = (templates: object[]) =>
      checkChange(directory({ templates: languages }), directory({ templates }), [script]).map(({ rule }) => rule)
    expect(rules([reminder])).toEqual(['still-used'])
    expect(rules([{ ...reminder, language: 'pt_PT' }])).toEqual([])
  })
})

describe('where something is used', () => {
  it('is told for hours by node', () => {
    expect(whereUsed(directory(), [menu()], { kind: 'hours', id: 'office' }).map(describeUse)).toEqual([
      'script "menu" (node "office-hours")',
    ])
  })
  it('is told for a script by channel', () => {
    expect(whereUsed(directory(), [], { kind: 'script', id: 'menu' }).map(describeUse)).toEqual(['channel "front-desk" (defaultScript)'])
  })
})
