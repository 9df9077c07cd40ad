/** What a language says of the names that expressions have besides variables. */
import type { NOW, RESERVED_OBJECTS } from '../../engine/expressions/names'

export type ReservedObjects = Readonly<Record<keyof typeof RESERVED_OBJECTS | typeof NOW, string>>

type Fields = { [Holder in keyof typeof RESERVED_OBJECTS]: `${Holder}.${keyof (typeof RESERVED_OBJECTS)[Holder] & string}` }
export type ReservedFields = Readonly<Record<Fields[keyof Fields], string>>
