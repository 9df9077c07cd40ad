/** Runs other programs for the scripts of this folder, and says on standard error what is going on. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** A line about the set-up. On standard error, so that `cordboard export > file` holds only what was asked for. */
export const say = (text) => console.error(`[cordboard] ${text}`)

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Command and arguments that run npm: the one that runs us where it is npm, so that no second npm is found by chance. */
export function npm(...args) {
  const runner = process.env.npm_execpath
  return runner?.endsWith('npm-cli.js') ? [process.execPath, [runner, ...args]] : ['npm', args]
}

/** Runs a program with its output shown on standard error; resolves with its exit code, or the signal that ended it. */
export function showing(command, args, { env = {}, output = process.stderr } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: ['ignore', output, process.stderr], env: { ...process.env, ...env } })
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? signal))
  })
}

/** Runs a program without a word; rejects with what it printed when it fails. */
export function quietly(title, command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    const printed = []
    child.stdout.on('data', (chunk) => printed.push(chunk))
    child.stderr.on('data', (chunk) => printed.push(chunk))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else
        reject(new Error(`${title} failed (${code === null ? signal : `exit code ${code}`}):\n${Buffer.concat(printed).toString().trim()}`))
    })
  })
}

// npm is a script on Windows, which only a shell can run
const start = (command, args, options) =>
  spawn(command, args, { cwd: root, shell: process.platform === 'win32' && command === 'npm', ...options })
