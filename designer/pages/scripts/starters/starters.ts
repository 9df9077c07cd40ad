/** Every starter, in the order in which they are offered. */
import { appointment } from './appointment'
import { languageMenu } from './language-menu'
import { openingHours } from './opening-hours'
import { returningCustomer } from './returning-customer'
import type { Starter } from './starter'

export const STARTERS: readonly Starter[] = [languageMenu, openingHours, appointment, returningCustomer]
