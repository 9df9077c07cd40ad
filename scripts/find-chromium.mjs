/** Finds the browser for the browser tests, and installs Debian's where that is possible without asking anybody. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say, seconds, showing } from './run-tool.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PLACES = ['/usr/bin', '/usr/local/bin', '/snap/bin']
const MAC = ['/Applications/Chromium.app/Contents/MacOS/Chromium', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** The path of a Chromium that can be started; throws with what to do when there is none. */
export async function ensureChromium() {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted && !canRun(wanted))
    throw new Error(`CHROMIUM_PATH is ${wanted}, which is no program. Correct it, or unset it to search for one.`)
  return wanted ?? find() ?? (await installed())
}

function find() {
  const folders = [...new Set([...PLACES, ...(process.env.PATH ?? '').split(delimiter).filter(Boolean)])]
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC].find(canRun)
}

async function installed() {
  if (process.getuid?.() !== 0 || !canRun('/usr/bin/apt-get'))
    throw new Error(
      'The browser tests need Chromium and none was found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
    )
  say('no Chromium here: installing it for the browser tests (apt-get install chromium)')
  const since = performance.now()
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // an update may fail for one of several sources; whether the package can be had is what counts
  await showing('apt-get', ['update', '-q'], { env })
  const code = await showing('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], { env })
  const path = find()
  if (code !== 0 || !path)
    throw new Error(`Chromium could not be installed (apt-get: exit code ${code}). Install it by hand or set CHROMIUM_PATH.`)
  say(`Chromium installed in ${seconds(since)}`)
  return path
}

function canRun(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
