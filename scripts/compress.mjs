/** Puts a compressed copy beside each text file of a built folder, once for all instead of with every request. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants, gzipSync } from 'node:zlib'

const TEXT = /\.(js|css|html|svg|json)$/
/** Below this, an answer is one packet either way. */
const SMALLEST_BYTES = 1400

export function compressFolder(folder) {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!TEXT.test(file)) continue
    const content = readFileSync(join(folder, file))
    if (content.length < SMALLEST_BYTES) continue
    writeFileSync(join(folder, `${file}.gz`), gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
  }
}
