/** Routing queues: how many cases wait for each skill and since when, as routing itself knows it. */
import { z } from '@hono/zod-openapi'
import { ROUTING_POOL } from '../../conversation/turn'
import { findSkill } from '../../directory/model/look-up'
import { type QueueIndex, queueIndexName, WAITING_SKILLS } from '../../routing/state'
import type { Api } from '../api-env'
import { apiRoute } from '../api-route'
import type { Services } from '../services'
import { Time } from '../shapes'

const ROUTING = { type: 'routing', key: ROUTING_POOL } as const

const Queue = z
  .object({
    skill: z.string(),
    name: z.string(),
    waiting: z.int(),
    /** When the case that waits longest joined. */
    oldest: Time.optional(),
  })
  .openapi('Queue')

export function queueRoutes(api: Api, services: Pick<Services, 'host' | 'directory'>): void {
  const list = apiRoute({
    method: 'get',
    path: '/queues',
    right: 'supervise',
    tag: 'Queues',
    request: {},
    summary: 'How many cases wait for each skill',
    answer: z.object({ queues: z.array(Queue) }),
  })
  api.openapi(list, async (c) => c.json({ queues: await readQueues(services) }))
}

/** Every skill of the directory, and those that are gone but still waited for. */
export async function readQueues({ host, directory }: Pick<Services, 'host' | 'directory'>): Promise<z.infer<typeof Queue>[]> {
  const current = directory.current()
  const waited = (await host.peek<string[]>(ROUTING, WAITING_SKILLS)) ?? []
  const skills = new Set<string>([...current.skills.map(({ id }) => id), ...waited])
  return Promise.all(
    [...skills].map(async (skill) => {
      const index = waited.includes(skill) ? await host.peek<QueueIndex>(ROUTING, queueIndexName(skill)) : undefined
      const chunks = index?.chunks ?? []
      const waiting = chunks.reduce((sum, { count }) => sum + count, 0)
      const name = findSkill(current, skill)?.name ?? skill
      return { skill, name, waiting, ...(waiting > 0 ? { oldest: Math.min(...chunks.map(({ oldest }) => oldest)) } : {}) }
    }),
  )
}
