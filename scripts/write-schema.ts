/** Writes the published JSON Schema of script files; a test holds it against the schemas in the code. */
import { writeFileSync } from 'node:fs'
import { scriptJsonSchema } from '../engine/script/json-schema'
import { FORMAT_VERSION } from '../engine/script/script'

const file = `schema/script-${FORMAT_VERSION}.json`
writeFileSync(file, `${JSON.stringify(scriptJsonSchema(), null, 2)}\n`)
console.log(`Wrote ${file}`)
