/** `npm start`: installs and builds what is missing, then runs the whole product with the engine's command line. */
import './node-version.mjs'
import { run } from './run-cordboard.mjs'

await run(['serve', ...process.argv.slice(2)])
