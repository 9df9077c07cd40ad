/**
 * The engine as a library: read, check and compile scripts, move runs by events. Importing it starts and opens nothing; there is no
 * server, no DOM and no database behind it.
 */
export { type CompiledScript, compileScript, hashJson } from './compile/compile-script'
export { type MachineConfig, machineConfig } from './compile/machine-config'
export type { InboundContent } from './conversation/inbound'
export { Directory, type DirectoryRevision } from './directory/model/directory'
export type { OutgoingMessage } from './effects/message'
export type { TraceStep } from './history/entries'
export type { Proof, Property } from './prove/proof'
export { prove } from './prove/prove'
export { advance, breakOff, type Step, startRun, timerEvent, WrongMachineError } from './run/advance'
export type { RunCommand } from './run/commands'
export type { RunEvent, TimerEvent } from './run/events'
export { type Facts, NO_FACTS } from './run/facts'
export type { RunSnapshot } from './run/snapshot'
export { checkScript, hasErrors } from './script/check'
export { checkReferences } from './script/check-references'
export { scriptJsonSchema } from './script/json-schema'
export { type ReadScript, readScript, readScriptDocument } from './script/read-script'
export { FORMAT_VERSION, type Problem, type Script, type WayStep } from './script/script'
