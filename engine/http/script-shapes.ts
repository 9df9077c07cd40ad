/** The script document as the API takes and answers it. */
import { z } from '@hono/zod-openapi'
import { Script } from '../script/script'

// made anew: only schemas made after the OpenAPI extension was loaded can be named in the document
export const ScriptDocument = z.object(Script.shape).openapi('Script')
