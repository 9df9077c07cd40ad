/** The public kit for unit-testing scripts. */
export { compileScript } from '../compile/compile-script'
export { readScript } from '../script/read-script'
export { Play, type PlaySettings, play } from './play'
