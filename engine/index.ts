/** The engine as a library: read a script, compile it, advance its runs. Importing it starts and opens nothing. */
export { type CompiledScript, compileScript } from './compile/compile-script'
export { advance, type RunSnapshot, type Step, startRun } from './run/advance'
export { type ReadScript, readScript, readScriptDocument } from './script/read-script'
