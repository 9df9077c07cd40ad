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
  /** Ends it and removes what it wrote. */
  stop(): Promise<void>
}

export async function startProduct(example: string): Promise<StartedProduct> {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-page-'))
  const workspace = join(folder, 'workspace')
  cpSync(join(EXAMPLES, example), workspace, { recursive: true })
  openAllDay(join(workspace, 'workspace.yaml'))

  const env = { ...cleanEnvironment(), PORT: '0', DATA_DIR: join(folder, 'data'), WORKSPACE: workspace }
  const child = spawn(process.execPath, [COMMAND_LINE, 'serve'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const signInLink = await saidLink(child)
    return { url: new URL(signInLink).origin, signInLink, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The one-time link that it prints once it takes requests. */
function saidLink(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const note = (text: string) => {
      output += text
      const link = /http:\S+\/sign-in\?token=\S+(?=\s)/.exec(output)?.[0]
      if (link) resolve(link)
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
