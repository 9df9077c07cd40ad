/**
 * Gives the actions of a node what they say in the script's other languages: an action whose parameters differ there has them beside its
 * own. A node compiles to the same states whatever it says, so nothing else may differ.
 */
import type { ActionParts, StateParts, TransitionParts, Transitions } from '../../nodes/machine-parts'

/** Language -> parameters; beside the others in `params`, since XState hands nothing else over. */
const IN_LANGUAGES = 'inLanguages'

export function inLanguages(own: StateParts, others: readonly (readonly [language: string, parts: StateParts])[]): StateParts {
  return others.length === 0 ? own : stateIn(own, others)
}

type Beside<Part> = readonly (readonly [language: string, part: Part])[]

function stateIn(own: StateParts, others: Beside<StateParts | undefined>): StateParts {
  const of = <Part>(take: (parts: StateParts) => Part): Beside<Part | undefined> =>
    others.map(([language, parts]) => [language, parts && take(parts)] as const)
  const { entry, always, on, after, states } = own
  return {
    ...own,
    ...(entry
      ? {
          entry: actionsIn(
            entry,
            of((parts) => parts.entry),
          ),
        }
      : {}),
    ...(always
      ? {
          always: transitionsIn(
            always,
            of((parts) => parts.always),
          ),
        }
      : {}),
    ...(on
      ? {
          on: eachIn(
            on,
            of((parts) => parts.on),
            transitionsIn,
          ),
        }
      : {}),
    ...(after
      ? {
          after: eachIn(
            after,
            of((parts) => parts.after),
            transitionsIn,
          ),
        }
      : {}),
    ...(states
      ? {
          states: eachIn(
            states,
            of((parts) => parts.states),
            stateIn,
          ),
        }
      : {}),
  }
}

function eachIn<Part>(
  own: Readonly<Record<string, Part>>,
  others: Beside<Readonly<Record<string, Part>> | undefined>,
  into: (own: Part, others: Beside<Part | undefined>) => Part,
): Record<string, Part> {
  return Object.fromEntries(
    Object.entries(own).map(([name, part]) => [
      name,
      into(
        part,
        others.map(([language, parts]) => [language, parts?.[name]] as const),
      ),
    ]),
  )
}

function transitionsIn(own: Transitions, others: Beside<Transitions | undefined>): Transitions {
  if (!isList(own))
    return transitionIn(
      own,
      others.map(([language, parts]) => [language, isList(parts) ? undefined : parts] as const),
    )
  return own.map((each, index) =>
    transitionIn(
      each,
      others.map(([language, parts]) => [language, isList(parts) ? parts[index] : undefined] as const),
    ),
  )
}

function transitionIn(own: TransitionParts, others: Beside<TransitionParts | undefined>): TransitionParts {
  if (!own.actions) return own
  return {
    ...own,
    actions: actionsIn(
      own.actions,
      others.map(([language, parts]) => [language, parts?.actions] as const),
    ),
  }
}

function actionsIn(own: readonly ActionParts[], others: Beside<readonly ActionParts[] | undefined>): readonly ActionParts[] {
  return own.map((action, index) => {
    const differing = others.flatMap(([language, actions]) => {
      const said = actions?.[index]
      return said?.type === action.type && !isSame(said.params, action.params) ? [[language, said.params] as const] : []
    })
    if (differing.length === 0) return action
    const params: object = { ...action.params, [IN_LANGUAGES]: Object.fromEntries(differing) }
    return { ...action, params } as ActionParts
  })
}

const isList = (transitions: Transitions | undefined): transitions is readonly TransitionParts[] => Array.isArray(transitions)

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other)

interface InLanguages<Params> {
  readonly [IN_LANGUAGES]?: Readonly<Record<string, Params>>
}

/** The parameters with which an action is carried out while the run speaks this language. */
export function paramsIn<Params>(params: Params, language: string | undefined): Params {
  return (language !== undefined && (params as InLanguages<Params> | undefined)?.[IN_LANGUAGES]?.[language]) || params
}

/** All parameters with which an action may be carried out, its own first. */
export function paramsInAll<Params>(params: Params): readonly Params[] {
  return [params, ...Object.values((params as InLanguages<Params> | undefined)?.[IN_LANGUAGES] ?? {})]
}
