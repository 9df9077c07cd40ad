// @vitest-environment node
/** A script as a file: two of them can be compared line by line, and it is read again as it was. */
import { describe, expect, it } from 'vitest'
import { fileOf } from '../../../../designer/pages/scripts/save-as-file'
import { readScript } from '../../../../engine/script/read-script'
import { aScript } from '../../saving/a-server'

const turned = <Things extends object>(things: Things) => Object.fromEntries(Object.entries(things).reverse()) as Things

describe('a script as a file', () => {
  it('says the same whatever order its parts were made in', () => {
    const script = aScript()
    const other = turned({ ...script, nodes: turned(script.nodes), links: turned(script.links) })
    expect(fileOf(other)).toBe(fileOf(script))
    expect(Object.keys(JSON.parse(fileOf(script)) as object).slice(0, 4)).toEqual(['$schema', 'formatVersion', 'id', 'name'])
  })

  it('is read again as it was', () => {
    const script = aScript()
    expect(readScript(fileOf(script))).toMatchObject({ ok: true, script })
  })
})
