/** Every command there is, each area's in the order in which lists show them. */
import { arrangeCommands } from '../arrange/arrange-commands'
import { canvasCommands } from '../canvas/canvas-commands'
import { clipboardCommands } from '../clipboard/clipboard-commands'
import { commentsCommands } from '../comments/comments-commands'
import { exchangeCommands } from '../exchange/exchange-commands'
import { inspectorCommands } from '../inspector/inspector-commands'
import { problemCommands } from '../problems/problem-commands'
import { savingCommands } from '../saving/saving-commands'
import { searchCommands } from '../search/search-commands'
import { trafficCommands } from '../traffic/traffic-commands'
import { versionsCommands } from '../versions/versions-commands'
import { addressCommands } from './address-commands'
import type { Command } from './command'
import { historyCommands } from './history-commands'
import { placeCommands } from './place-commands'
import { selectCommands } from './select-commands'
import { settingsCommands } from './settings-commands'

export const allCommands: readonly Command[] = [
  ...historyCommands,
  ...canvasCommands,
  ...clipboardCommands,
  ...selectCommands,
  ...arrangeCommands,
  ...inspectorCommands,
  ...problemCommands,
  ...searchCommands,
  ...savingCommands,
  ...versionsCommands,
  ...commentsCommands,
  ...trafficCommands,
  ...exchangeCommands,
  ...addressCommands,
  ...placeCommands,
  ...settingsCommands,
]

const byId = new Map(allCommands.map((command) => [command.id, command]))

export const findCommand = (id: string): Command | undefined => byId.get(id)
