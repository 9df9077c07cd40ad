/**
 * Matchers for Vitest and Jest that read a play: `expect.extend(scriptMatchers)`. Plain functions, so that nothing here depends on a
 * test runner. A failure shows the chat that led to it.
 */
import { printChat, sayCommand, sayMessage } from './chat'
import { textOf } from './expectations'
import type { Play } from './play'

export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** For the types: `declare module 'vitest' { interface Matchers<T> extends ScriptMatchers<T> {} }`. */
export interface ScriptMatchers<R = unknown> {
  /** Some message that went out contains this text, or matches it. */
  toHaveSaid(text: string | RegExp): R
  /** The newest message contains this text, or matches it. */
  toHaveSaidLast(text: string | RegExp): R
  toBeAt(node: string): R
  toHaveLeftBy(node: string, port: string): R
  toHaveQueued(skill: string, wish?: { readonly priority?: number }): R
  toHavePopped(url: string | RegExp): R
  toHaveStatus(status: string): R
  toBeOver(): R
}

type Matchers = { readonly [Name in keyof ScriptMatchers]: (play: Play, ...args: Parameters<ScriptMatchers[Name]>) => MatcherResult }

export const scriptMatchers: Matchers = {
  toHaveSaid: (play, text) =>
    verdict(
      play,
      play.sent.some((message) => fits(textOf(message), text)),
      `a message ${sayPattern(text)}`,
      `${play.sent.length} messages`,
    ),
  toHaveSaidLast: (play, text) => {
    const last = play.sent.at(-1)
    const isSaid = last !== undefined && fits(textOf(last), text)
    return verdict(play, isSaid, `the last message ${sayPattern(text)}`, last ? `"${sayMessage(last)}"` : 'no message')
  },
  toBeAt: (play, node) => verdict(play, play.node === node, `the script at node ${node}`, play.node),
  toHaveLeftBy: (play, node, port) =>
    verdict(play, play.leftBy(node) === port, `${node} left by ${port}`, play.leftBy(node) ?? 'not left yet'),
  toHaveQueued: (play, skill, { priority } = {}) => {
    const joined = play.asked.flatMap((command) => (command.type === 'joinQueue' ? [command] : []))
    const isQueued = joined.some((command) => command.skill === skill && (priority === undefined || command.priority === priority))
    const wanted = `queue ${skill}${priority === undefined ? '' : `, priority ${priority}`}`
    return verdict(play, isQueued, wanted, joined.map(sayCommand).join('; ') || 'no queue')
  },
  toHavePopped: (play, url) => {
    const popped = play.asked.flatMap((command) => (command.type === 'popUrl' ? [command] : []))
    const isPopped = popped.some((command) => fits(command.url, url))
    return verdict(play, isPopped, `a screen pop ${sayPattern(url)}`, popped.map(sayCommand).join('; ') || 'no screen pop')
  },
  toHaveStatus: (play, status) => verdict(play, play.facts.case.status === status, `status ${status}`, play.facts.case.status),
  toBeOver: (play) => verdict(play, play.isOver, 'the script over', `it waits at node ${play.node}`),
}

function verdict(play: Play, pass: boolean, wanted: string, got: string): MatcherResult {
  return {
    pass,
    message: () =>
      [...printChat(play.story), '', pass ? `expected not  ${wanted}` : `expected  ${wanted}`, ...(pass ? [] : [`got       ${got}`])].join(
        '\n',
      ),
  }
}

function fits(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : text.search(wanted) >= 0
}

function sayPattern(wanted: string | RegExp): string {
  return typeof wanted === 'string' ? `that contains "${wanted}"` : `that matches ${wanted}`
}
