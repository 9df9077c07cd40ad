/** Send location: a place on the map, which a tap opens. */
import { z } from 'zod'
import { defineNode } from './define-node'
import { checkDegrees, PlaceFields } from './place-fields'
import { sendingFreely, sendPorts } from './sending'

export const sendLocation = defineNode({
  kind: 'send-location',
  title: 'Send location',
  group: 'message',
  synonyms: ['map', 'place', 'address', 'directions', 'coordinates', 'branch'],
  help: 'Sends a place on the map, with its name and address. Sent says that WhatsApp took it. Session window closed is taken when the contact last wrote more than 24 hours ago, Not sent when it was refused or the degrees are no numbers.',
  settings: z.object(PlaceFields),
  example: { latitude: '52.5163', longitude: '13.3777', name: 'Brandenburg Gate branch', address: 'Pariser Platz, 10117 Berlin' },
  waitsFor: 'send',
  ports: () => ({ default: 'Sent', ...sendPorts }),
  summary: ({ latitude, longitude, name, address }) => `Send the place ${name ?? address ?? `${latitude}, ${longitude}`}`,
  compile: ({ settings: { latitude, longitude, name, address }, to }) =>
    sendingFreely(
      { type: 'sendLocation', params: { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) } },
      { to },
      to('default'),
    ),
  preview: ({ latitude, longitude, name = '', address = '' }) => [{ is: 'location', latitude, longitude, name, address }],
  check: ({ latitude, longitude }) => [...checkDegrees('latitude', latitude), ...checkDegrees('longitude', longitude)],
})
