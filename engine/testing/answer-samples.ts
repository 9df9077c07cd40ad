/** Answers to a question with limits: one on each limit, and one beside it. Without limits the samples that every search has do. */
import type { ExpectedAnswer } from '../../nodes/machine-parts'

const A_DAY_MS = 86_400_000
const A_DAY_IN_MINUTES = 1440

/** `at`: the moment of the question, for dates that depend on today. */
export function answerSamples(expected: ExpectedAnswer, at: number): string[] {
  switch (expected.is) {
    case 'number':
      return numbersAround(expected)
    case 'date':
      return [expected.earliest, expected.latest].flatMap((limit) => (limit === undefined ? [] : datesAround(limit, at)))
    case 'time':
      return [expected.from, expected.until].flatMap((limit) => (limit === undefined ? [] : timesAround(limit)))
    case 'phone':
    case 'email':
    case 'pattern':
    case 'location':
    case 'media':
      return []
  }
}

function numbersAround({ least, most, isWhole }: Extract<ExpectedAnswer, { is: 'number' }>): string[] {
  const limits = [least, most].filter((limit) => limit !== undefined)
  const around = limits.flatMap((limit) => [Math.ceil(limit), Math.floor(limit), limit - 1, limit + 1, ...(isWhole ? [] : [limit])])
  return [...new Set([...around, ...(isWhole ? [0.5] : [])].map(String))]
}

function datesAround(limit: string, at: number): string[] {
  const isToday = limit.startsWith('today')
  const day = isToday ? at + Number(limit.slice('today'.length)) * A_DAY_MS : Date.parse(limit)
  // a day on either side also where it is another day than in UTC
  return [0, -2, 2].map((days) => new Date(day + days * A_DAY_MS).toISOString().slice(0, 10))
}

function timesAround(limit: string): string[] {
  const [hours = 0, minutes = 0] = limit.split(':').map(Number)
  return [0, -1, 1].map((by) => {
    const minute = (hours * 60 + minutes + by + A_DAY_IN_MINUTES) % A_DAY_IN_MINUTES
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  })
}
