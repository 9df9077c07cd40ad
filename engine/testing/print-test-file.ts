/** Tests as the text of a test file, as an author would write it. */
import { Document, isCollection, isPair, isScalar, isSeq, visit } from 'yaml'
import type { Unreached } from './generate'
import { sayExactly } from './span'
import { type Given, LONE_WORDS, type ScriptTest, type TestStep } from './test-file'

/** Tests of one script. */
export function printTestFile(script: string, tests: readonly ScriptTest[], unreached: readonly Unreached[] = []): string {
  const document = new Document(
    {
      script,
      tests: tests.map(({ name, given, steps }) => ({
        name,
        ...(Object.keys(given).length > 0 ? { given: plainGiven(given) } : {}),
        steps: steps.map(plainStep),
      })),
    },
    { aliasDuplicateObjects: false },
  )
  // what a step or a given fact says stands on one line
  visit(document, {
    Pair(_key, { value }, path) {
      const isInside =
        path.filter(isSeq).length > 1 || path.some((part) => isPair(part) && isScalar(part.key) && part.key.value === 'given')
      if (isInside && isCollection(value)) value.flow = true
    },
  })
  const remarks = unreached.map(({ node, port, why }) => ` ${node} by ${port}: ${why}`)
  if (remarks.length > 0) document.commentBefore = [' No test takes these ports:', ...remarks].join('\n')
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}

function plainGiven(given: Given) {
  const lastWrote = given['last wrote']
  const meet = given['next messages']
  return {
    ...given,
    ...(typeof lastWrote === 'number' ? { 'last wrote': sayExactly(lastWrote) } : {}),
    ...(meet?.length === 1 ? { 'next messages': meet[0] } : {}),
  }
}

function plainStep(step: TestStep): unknown {
  if (step.value === true && (LONE_WORDS as readonly string[]).includes(step.word)) return step.word
  return { [step.word]: plainValue(step) }
}

function plainValue(step: TestStep): unknown {
  switch (step.word) {
    case 'wait':
      return sayExactly(step.value)
    case 'next messages':
      return step.value.length === 1 ? step.value[0] : step.value
    case 'message': {
      const { contains, ...rest } = step.value
      return contains !== undefined && Object.keys(rest).length === 0 ? contains : step.value
    }
    case 'queue':
      return step.value.priority === undefined ? step.value.skill : step.value
    default:
      return step.value
  }
}
