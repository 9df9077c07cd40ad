/** How much people and scripts may write on a case beside its messages. */
export const MAX_TAG_LENGTH = 40
export const MAX_TAGS = 20
export const MAX_NOTE_LENGTH = 1000
export const MAX_NOTES = 20
