/** Runs one script test on virtual time and says how it went; a failure tells the chat up to it. Pure: reads no file, no clock. */
import type { CompiledScript } from '../compile/compile-script'
import type { TraceStep } from '../history/entries'
import { type Mismatch, mismatchOf } from './expectations'
import { NO_SURROUNDINGS, type Surroundings } from './given'
import { Stage } from './stage'
import type { StoryLine } from './story'
import { isAct, type ScriptTest } from './test-file'

export interface TestFailure extends Mismatch {
  /** Index of the step. */
  readonly step: number
  readonly line?: number
  /** The step in the file's words: `choose: English`. */
  readonly said: string
}

export interface TestResult {
  readonly test: ScriptTest
  readonly failure?: TestFailure
  readonly story: readonly StoryLine[]
  readonly trace: readonly TraceStep[]
}

export function runTest(script: CompiledScript, test: ScriptTest, surroundings: Surroundings = NO_SURROUNDINGS): TestResult {
  const stage = new Stage(script, test, surroundings)
  for (const [index, step] of test.steps.entries()) {
    const mismatch = isAct(step) ? stage.act(step) : mismatchOf(step, stage.play, stage.unread)
    if (mismatch) {
      const place = { step: index, said: sayStep(step), ...(step.line === undefined ? {} : { line: step.line }) }
      return { test, failure: { ...mismatch, ...place }, ...toldBy(stage) }
    }
  }
  const broken = stage.play.fault
  const isExpected = test.steps.some(({ word, value }) => word === 'fault' || (word === 'over' && value === 'faulted'))
  if (broken !== undefined && !isExpected) {
    const failure = {
      expected: 'a script that runs to its end',
      got: `it broke off: ${broken}`,
      step: test.steps.length,
      said: 'the end of the test',
    }
    return { test, failure, ...toldBy(stage) }
  }
  return { test, ...toldBy(stage) }
}

/** A step as its file has it, on one line. */
function sayStep({ word, value }: { readonly word: string; readonly value: unknown }): string {
  if (value === true) return word
  return `${word}: ${typeof value === 'string' ? value : JSON.stringify(value)}`
}

function toldBy({ play }: Stage): Pick<TestResult, 'story' | 'trace'> {
  return { story: play.story, trace: play.trace }
}
