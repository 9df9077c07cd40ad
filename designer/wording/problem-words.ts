/** What a language says of problems: a sentence for each rule, made of the values that the rule names. */

/** Ids of nodes and kinds are names by then, numbers are texts. */
export type ValuesSaid = Readonly<Record<string, string | undefined>>

export type RuleName =
  | 'unknown-kind'
  | 'unknown-variable'
  | 'wrong-name'
  | 'no-begin'
  | 'second-begin'
  | 'link-to-nowhere'
  | 'unknown-port'
  | 'link-into-start'
  | 'port-taken'
  | 'port-without-effect'
  | 'unwired-port'
  | 'second-event'
  | 'too-many-nodes'
  | 'loop-without-wait'
  | 'unreachable'
  | 'deleted-reference'
  | 'template-not-approved'
  | 'template-values'
  | 'template-buttons'
  | 'template-header'
  | 'template-button-values'
  | 'language-repeated'
  | 'language-variable'
  | 'missing-translation'
  | 'wrong-translation'
  | 'stale-translation'
  | 'endless-round'
  | 'endless-wait'
  | 'outside-window'
  | 'pop-without-agent'
  | 'unset-variable'
  | 'dead-end'

/** Undefined: the rule's own sentence is said, put into the language as a whole. */
export type SayRules = Readonly<Record<RuleName, ((values: ValuesSaid) => string) | undefined>>

/** What is wrong with a setting on its own. */
export type SettingSaid = 'missing' | 'tooSmall' | 'aboveOnly' | 'tooLarge' | 'wrongType' | 'notOffered'
