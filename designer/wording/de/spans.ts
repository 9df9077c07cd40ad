/** See the English ones. */
import type { Words } from '../en/english'

export const spans: Words['spans'] = {
  hoursMinutes: (hours, minutes) => `${hours} Std. ${minutes} Min.`,
  minutes: (minutes) => `${minutes} Min.`,
  seconds: (seconds) => `${seconds} Sek.`,
}
