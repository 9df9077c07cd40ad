/** Assign skill: puts the case into a skill's queue. Doing it again changes skill, priority and range, and keeps the time of entry. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { SkillId } from './ids'

const Proficiency = z.int().min(1).max(20)

export const assignSkill = defineNode({
  kind: 'assign-skill',
  title: 'Assign skill',
  group: 'route',
  synonyms: ['request agent', 'reqagent', 'queue', 'route', 'transfer'],
  help: 'Queues the case for agents who have the skill; the run goes on at once. Higher priority is served first. Proficiency 1 is best: a range of 1 to 5 asks for your best agents only.',
  settings: z.object({
    skill: SkillId.meta({ label: 'Skill', refersTo: 'skill' }),
    priority: z.int().min(0).max(1000).default(500).meta({ label: 'Priority', help: '0 to 1000, high first' }),
    bestProficiency: Proficiency.default(1).meta({ label: 'Best proficiency', help: '1 is best', isAdvanced: true }),
    worstProficiency: Proficiency.default(20).meta({ label: 'Worst proficiency', help: '20 is worst', isAdvanced: true }),
  }),
  example: { skill: 'sales', priority: 500 },
  waitsFor: 'nothing',
  ports: () => ({ default: 'Queued' }),
  summary: ({ skill, priority }) => `Queue for ${skill}, priority ${priority}`,
  compile: ({ settings, to }) => ({ entry: [{ type: 'joinQueue', params: settings }], always: to('default') }),
  check: ({ bestProficiency, worstProficiency }) =>
    bestProficiency > worstProficiency
      ? [
          {
            path: ['worstProficiency'],
            message: `The range is empty: ${bestProficiency} is already worse than ${worstProficiency} (1 is best)`,
          },
        ]
      : [],
})
