/** Commands of other areas that the canvas's menu offers too; handed in, so that the canvas knows none of those areas. */
import { createContext, useContext } from 'react'
import type { Command } from '../commands/command'

export const OtherCommands = createContext<readonly Command[]>([])

export const useOtherCommands = (): readonly Command[] => useContext(OtherCommands)
