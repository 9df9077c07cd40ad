/** Add tag: puts tags on the case, for the people who work on it and for lists. */
import { z } from 'zod'
import { MAX_TAG_LENGTH } from './case-limits'
import { defineNode } from './define-node'

const MAX_TAGS_AT_ONCE = 10

export const addTag = defineNode({
  kind: 'add-tag',
  title: 'Add tag',
  group: 'desk',
  synonyms: ['label', 'keyword', 'category', 'mark'],
  help: 'Puts one or more tags on the case; a tag that the case has already is not added twice. Tags may hold {{ values }}. Not added is taken, and nothing is added, when a value cannot be put in, a tag is empty or longer than 40 characters, or the case would have more than 20.',
  settings: z.object({
    tags: z
      .array(z.string().min(1).max(500).meta({ language: 'text' }))
      .min(1)
      .max(MAX_TAGS_AT_ONCE)
      .meta({ label: 'Tags', language: 'text' }),
  }),
  example: { tags: ['order', 'new customer'] },
  waitsFor: 'nothing',
  ports: () => ({ default: 'Added', failed: 'Not added' }),
  summary: ({ tags }) => `Tag the case ${tags.join(', ')}`,
  compile: ({ settings: { tags }, to }) => ({
    entry: [{ type: 'addTags', params: { tags } }],
    always: [{ ...to('failed'), guard: { type: 'hasFault' } }, to('default')],
  }),
  limits: () => ({ 'tags.*': MAX_TAG_LENGTH }),
  check: ({ tags }) =>
    tags.flatMap((tag, index) => {
      const problem = tagProblem(tag, tags.indexOf(tag) < index)
      return problem ? [{ path: ['tags', index], message: problem }] : []
    }),
})

function tagProblem(tag: string, isRepeated: boolean): string | undefined {
  if (isRepeated) return `The tag "${tag}" is there twice`
  if (tag.includes('{{')) return undefined
  if (tag.trim() === '') return 'Give the tag a name'
  return tag.trim().length > MAX_TAG_LENGTH ? `A tag has at most ${MAX_TAG_LENGTH} characters` : undefined
}
