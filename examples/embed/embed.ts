/**
 * The engine inside a program of your own: runs a script for one contact on the console, without server, page or database.
 *
 *     npx tsx examples/embed/embed.ts
 *
 * The engine decides, the program does: every step gives commands as data and timers to keep, and what became of them goes back in
 * as events. A run is plain JSON, so a program that outlives a restart stores it after each step; here it lives in a variable.
 */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
// in a project of your own: from 'cordboard'
import {
  advance,
  type CompiledScript,
  checkScript,
  compileScript,
  type Facts,
  hasErrors,
  NO_FACTS,
  type OutgoingMessage,
  type RunCommand,
  type RunEvent,
  type RunSnapshot,
  readScript,
  type Step,
  startRun,
  type TimerEvent,
  timerEvent,
} from '../../engine/index'

/** What the conversation needs of the world around it. */
export interface Surroundings {
  say(line: string): void
  /** ms since 1970 */
  now(): number
  /** Does it later, unless it is called off before. */
  after(delayMs: number, action: () => void): { callOff(): void }
}

/** Reads and compiles a script file; throws with every problem when it cannot run. */
export function loadScript(text: string): CompiledScript {
  const read = readScript(text)
  const problems = read.ok ? checkScript(read.script) : read.problems
  if (!read.ok || hasErrors(problems)) throw new Error(problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  return compileScript(read.script)
}

/** One contact in one run of a script. */
export class Conversation {
  readonly #script: CompiledScript
  readonly #around: Surroundings
  readonly #timers = new Map<string, { callOff(): void }>()
  #run: RunSnapshot

  constructor(script: CompiledScript, around: Surroundings) {
    this.#script = script
    this.#around = around
    const step = startRun(script, 'console/1', {}, this.#facts())
    this.#run = step.after
    this.#follow(step)
  }

  get isOver(): boolean {
    return this.#run.status !== 'active'
  }

  hear(text: string): void {
    this.#happen({ type: 'contact.replied', content: { type: 'text', text } })
  }

  #happen(event: RunEvent | TimerEvent): void {
    this.#follow(advance(this.#script, this.#run, event, this.#facts()))
  }

  #follow({ after, arm, disarm, commands }: Step): void {
    this.#run = after
    for (const armingId of disarm) {
      this.#timers.get(armingId)?.callOff()
      this.#timers.delete(armingId)
    }
    for (const { armingId, delayMs } of arm)
      this.#timers.set(
        armingId,
        this.#around.after(delayMs, () => this.#ring(armingId)),
      )
    for (const command of commands) this.#carryOut(command)
  }

  #ring(armingId: string): void {
    this.#timers.delete(armingId)
    const event = timerEvent(this.#run, armingId)
    if (event) this.#happen(event)
  }

  #carryOut(command: RunCommand): void {
    switch (command.type) {
      case 'send':
        for (const line of linesOf(command.message)) this.#around.say(line)
        // the script waits for the fate of its message; on a console it always arrives
        return this.#happen({ type: 'send.accepted' })
      case 'joinQueue':
        return this.#around.say(`(queued for ${command.skill})`)
      default:
        return this.#around.say(`(${command.type})`)
    }
  }

  #facts(): Facts {
    const at = this.#around.now()
    return { ...NO_FACTS, at, lastInboundAt: at, channel: { id: 'console', name: 'Console', kind: 'console', number: '' } }
  }
}

function linesOf(message: OutgoingMessage): string[] {
  switch (message.type) {
    case 'text':
      return [message.text]
    case 'choices':
      return [message.text, ...message.choices.map(({ title }, index) => `  ${index + 1}. ${title}`)]
    case 'template':
      return [`[template ${message.template}] ${message.parameters.join(', ')}`]
    case 'media':
      return [`[${message.kind}] ${message.caption ?? ''}`]
    case 'location':
      return [`[location] ${message.name ?? ''} ${message.latitude}, ${message.longitude}`]
    case 'contact':
      return [`[contact card] ${message.name}`]
    case 'reaction':
      return [message.emoji]
    case 'link':
    case 'form':
      return [message.text, `  [${message.label}]`]
  }
}

async function runOnConsole(): Promise<void> {
  const script = loadScript(readFileSync(new URL('visit.json', import.meta.url), 'utf8'))
  const conversation = new Conversation(script, {
    say: (line) => process.stdout.write(`${line}\n`),
    now: () => Date.now(),
    after(delayMs, action) {
      // nobody is left to wait for when the console closes
      const timer = setTimeout(action, delayMs).unref()
      return { callOff: () => clearTimeout(timer) }
    },
  })
  const console = createInterface({ input: process.stdin })
  for await (const line of console) {
    conversation.hear(line)
    if (conversation.isOver) break
  }
  console.close()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runOnConsole()
