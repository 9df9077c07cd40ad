/** The built product in a process of its own, with an example workspace in which it is never closing time. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { WEEKDAYS } from '../../../engine/directory/model/directory'
import { COMMAND_LINE, cleanEnvironment } from '../../kill/product-process'

const EXAMPLES = join(import.meta.dirname, '../../../examples')
const ALL_DAY = [{ from: '00:00', to: '24:00' }]

export interface StartedProduct {
  readonly url: string
  readonly signInLink: string
  /** Ends it at once, as a crash does. */
  crash(): Promise<void>
  /** On the same data and, where a port was given, at the same address. */
  startAgain(): Promise<void>
  /** Ends it and removes what it wrote. */
  stop(): Promise<void>
}

/** @param port where it is to be started again; else any */
export async function startProduct(example: string, port = 0): Promise<StartedProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-page-'))
  const workspace = join(folder, 'workspace')
  cpSync(join(EXAMPLES, example), workspace, { recursive: true })
  openAllDay(join(workspace, 'workspace.yaml'))

  const env = { ...cleanEnvironment(), PORT: String(port), DATA_DIR: join(folder, 'data'), WORKSPACE: workspace }
  const start = () => spawn(process.execPath, [COMMAND_LINE, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let child = start()
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    await once(child, 'exit')
  }
  const stop = async () => {
    await end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const signInLink = await said(child, SIGN_IN_LINK)
    return {
      ...{ url: new URL(signInLink).origin, signInLink, stop },
      crash: () => end('SIGKILL'),
      async startAgain() {
        child = start()
        await said(child, IS_READY)
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The one-time link of an empty workspace, and what it says in any case: both once it takes requests. */
const SIGN_IN_LINK = /http:\S+\/sign-in\?token=\S+(?=\s)/
const IS_READY = /^Cordboard is at /m

function said(child: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const note = (text: string) => {
      output += text
      const found = wanted.exec(output)?.[0]
      if (found !== undefined) resolve(found)
    }
    child.stdout?.setEncoding('utf8').on('data', note)
    child.stderr?.setEncoding('utf8').on('data', note)
    child.once('exit', (code) => reject(new Error(`The product ended with exit code ${code} before it was ready:\n${output}`)))
  })
}

function openAllDay(file: string): void {
  const workspace = parse(readFileSync(file, 'utf8')) as { hours: { week: unknown; holidays?: unknown }[] }
  for (const hours of workspace.hours) {
    hours.week = Object.fromEntries(WEEKDAYS.map((day) => [day, ALL_DAY]))
    hours.holidays = []
  }
  writeFileSync(file, stringify(workspace))
}
