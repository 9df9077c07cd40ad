/** How a node's settings name a place on the map: degrees may come from variables. */
import { z } from 'zod'

const MAX_WORDS = 1000

const Degrees = z.string().min(1).max(200)

export const PlaceFields = {
  latitude: Degrees.meta({ label: 'Latitude', help: 'In degrees, such as 52.5163 or {{ latitude }}', language: 'text' }),
  longitude: Degrees.meta({ label: 'Longitude', help: 'In degrees, such as 13.3777', language: 'text' }),
  name: z.string().max(MAX_WORDS).optional().meta({ label: 'Name', language: 'text', isSaid: true }),
  address: z.string().max(MAX_WORDS).optional().meta({ label: 'Address', language: 'text', isSaid: true }),
} as const

export function checkDegrees(field: 'latitude' | 'longitude', text: string, path: readonly (string | number)[] = [field]) {
  const most = field === 'latitude' ? 90 : 180
  if (text.includes('{{')) return []
  const isFine = /^-?\d{1,3}(\.\d{1,15})?$/.test(text.trim()) && Math.abs(Number(text)) <= most
  return isFine ? [] : [{ path, message: `Give degrees from -${most} to ${most}, such as ${field === 'latitude' ? '52.5163' : '13.3777'}` }]
}
