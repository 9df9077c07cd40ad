/** `npm start`: installs and builds what is missing, then runs the whole product with the engine's command line. */
import './node-version.mjs'
import { run } from './run-cordboard.mjs'

stopWithNpm()
await run(['serve', ...process.argv.slice(2)])

/** npm hands SIGTERM to the shell between us, which ends without passing it on: being left behind is taken for the signal. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 300)
  watch.unref()
}
