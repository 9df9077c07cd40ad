/** Components are looked at by themselves, without the page that brings the words of its later parts. */
import { speakOfLaterParts } from '../../designer/wording/words'

await speakOfLaterParts()
