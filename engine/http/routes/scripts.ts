/** Scripts: drafts, published versions, and what checking and compiling say about a document that is not kept. */
import { z } from '@hono/zod-openapi'
import { ScriptId } from '../../../nodes/ids'
import { compileScript } from '../../compile/compile-script'
import { NotFound } from '../../directory/errors'
import { findPublishedScript } from '../../directory/model/look-up'
import { jsonOf } from '../../directory/read-drafts'
import type { Draft as KeptDraft } from '../../directory/script-shelf'
import { checkScript, hasErrors } from '../../script/check'
import { diagnose } from '../../script/diagnose'
import { readScriptDocument } from '../../script/read-script'
import type { Api } from '../api-env'
import { apiRoute, jsonBody } from '../api-route'
import { createCompressed } from '../compressed'
import { takesMinimal } from '../preference'
import { HttpProblem, ProblemItem } from '../problem'
import { requiredBaseRevision, revisionTag } from '../revision-header'
import { publication, RunsChoice } from '../schedule-shapes'
import { ScriptDocument } from '../script-shapes'
import type { Services } from '../services'
import { Actor, Counter, Time } from '../shapes'

const tag = 'Scripts'
const params = z.object({ id: ScriptId })

/** Of the draft with the directory as it is; left out where the least is asked for. */
const Problems = z
  .array(ProblemItem)
  .optional()
  .openapi({ description: 'Of the draft in its workspace; left out with Prefer: return=minimal' })

const Draft = z.object({ scriptId: z.string(), revision: z.int(), script: ScriptDocument, hash: z.string(), at: Time, by: Actor })
const Version = z.object({
  scriptId: z.string(),
  version: z.int(),
  name: z.string(),
  hash: z.string(),
  note: z.string(),
  at: Time,
  by: Actor,
})
const Summary = z.object({
  id: z.string(),
  name: z.string(),
  draft: z.object({ revision: z.int(), at: Time, by: Actor }).optional(),
  newestVersion: z.int().optional(),
  hasUnpublishedEdits: z.boolean(),
  /** Which version new cases run. */
  publishedVersion: z.int().optional(),
})
const Whole = z.object({
  draft: Draft.optional(),
  published: z
    .object({
      version: z.int(),
      script: ScriptDocument.optional().openapi({ description: 'Left out beside a draft with Prefer: return=minimal; read the version' }),
    })
    .optional(),
  problems: Problems,
})

export function scriptRoutes(api: Api, { directory }: Pick<Services, 'directory'>): void {
  const list = apiRoute({
    method: 'get',
    path: '/scripts',
    right: 'viewScripts',
    tag,
    request: {},
    summary: 'All scripts',
    answer: z.object({ scripts: z.array(Summary) }),
  })
  api.openapi(list, (c) => {
    const current = directory.current()
    const scripts = directory
      .scripts()
      .map((summary) => ({ ...summary, publishedVersion: findPublishedScript(current, summary.id)?.version }))
    return c.json({ scripts })
  })

  const read = apiRoute({
    method: 'get',
    path: '/scripts/{id}',
    right: 'viewScripts',
    tag,
    request: { params },
    answer: Whole,
    summary: 'Draft and published version; the ETag is the draft’s revision. With Prefer: return=minimal, without problems',
  })
  const compressed = createCompressed()
  api.openapi(read, async (c) => {
    const { id } = c.req.valid('param')
    const current = directory.current()
    const draft = directory.draft(id)
    const version = findPublishedScript(current, id)?.version
    const isMinimal = takesMinimal(c)
    // beside a draft its document is neither sent nor read
    const isLeftOut = draft !== undefined && isMinimal
    const script = version === undefined || isLeftOut ? undefined : directory.scriptVersion(id, version)
    if (!draft && !script) throw new NotFound(`There is no script "${id}".`)
    const published = version !== undefined && (script || isLeftOut) ? { version, ...(script ? { script } : {}) } : undefined
    const etag = { ETag: revisionTag(draft?.revision ?? 0) }
    if (draft && isMinimal) return c.body((await compressed(c, draft.script, minimalText(draft, published))) as never, 200, etag)
    const problems = isMinimal ? {} : { problems: draft ? diagnose(draft.script, current) : [] }
    return c.json({ draft, published, ...problems }, 200, etag)
  })

  const saveDraft = apiRoute({
    method: 'put',
    path: '/scripts/{id}/draft',
    right: 'editScripts',
    tag,
    summary: 'Save the draft; If-Match names the draft revision that this began from, "0" for a new script',
    request: { params, body: jsonBody(z.unknown().openapi({ description: 'A script document' })) },
    answer: z.object({ revision: z.int(), hash: z.string(), at: Time, problems: Problems }),
  })
  api.openapi(saveDraft, (c) => {
    const { id } = c.req.valid('param')
    const document: unknown = c.req.valid('json')
    refuseOtherId(id, document)
    const { script, revision, hash, at } = directory.saveDraft(document, c.get('caller').actor, requiredBaseRevision(c))
    const problems = takesMinimal(c) ? {} : { problems: diagnose(script, directory.current()) }
    return c.json({ revision, hash, at, ...problems }, 200, { ETag: revisionTag(revision) })
  })

  const remove = apiRoute({
    method: 'delete',
    path: '/scripts/{id}',
    right: 'editScripts',
    tag,
    request: { params },
    status: 204,
    summary: 'Delete a script that was never published and is not used',
  })
  api.openapi(remove, (c) => {
    directory.deleteScript(c.req.valid('param').id, c.get('caller').actor)
    return c.body(null, 204)
  })

  const publish = apiRoute({
    method: 'post',
    path: '/scripts/{id}/publish',
    right: 'publishScripts',
    tag,
    answer: Version,
    summary: 'Publish the draft as a new version, which new cases run from now on',
    request: { params, body: jsonBody(z.strictObject(publication)) },
  })
  api.openapi(publish, (c) => {
    const { note, draftRevision, runs } = c.req.valid('json')
    return c.json(directory.publish(c.req.valid('param').id, note, c.get('caller').actor, draftRevision, runs))
  })

  const versions = apiRoute({
    method: 'get',
    path: '/scripts/{id}/versions',
    right: 'viewScripts',
    tag,
    request: { params },
    summary: 'Published versions, newest first',
    answer: z.object({ versions: z.array(Version) }),
  })
  api.openapi(versions, (c) => c.json({ versions: directory.versions(c.req.valid('param').id) }))

  const versionParams = z.object({ id: ScriptId, version: Counter })
  const readVersion = apiRoute({
    method: 'get',
    path: '/scripts/{id}/versions/{version}',
    right: 'viewScripts',
    tag,
    request: { params: versionParams },
    summary: 'The document of one version; it never changes',
    answer: ScriptDocument,
  })
  api.openapi(readVersion, (c) => {
    const { id, version } = c.req.valid('param')
    const script = directory.scriptVersion(id, version)
    if (!script) throw new NotFound(`There is no version ${version} of a script "${id}".`)
    return c.json(script)
  })

  const runVersion = apiRoute({
    method: 'post',
    path: '/scripts/{id}/versions/{version}/publish',
    right: 'publishScripts',
    tag,
    request: { params: versionParams, query: z.object({ runs: RunsChoice.default('finish') }) },
    summary: 'Run this version for new cases: the way back, and forth',
    answer: z.object({ revision: z.int() }),
  })
  api.openapi(runVersion, (c) => {
    const { id, version } = c.req.valid('param')
    return c.json(directory.setPublishedVersion(id, version, c.get('caller').actor, c.req.valid('query').runs))
  })

  const anyScript = { body: jsonBody(z.unknown().openapi({ description: 'A script document' })) }
  const validate = apiRoute({
    method: 'post',
    path: '/scripts/validate',
    right: 'viewScripts',
    tag,
    request: anyScript,
    summary: 'Every problem of a document, whatever state it is in; nothing is kept',
    answer: z.object({ isValid: z.boolean(), problems: z.array(ProblemItem) }),
  })
  api.openapi(validate, (c) => {
    const read = readScriptDocument(c.req.valid('json'))
    const problems = read.ok ? diagnose(read.script, directory.current()) : read.problems
    return c.json({ isValid: !hasErrors(problems), problems })
  })

  const compile = apiRoute({
    method: 'post',
    path: '/scripts/compile',
    right: 'viewScripts',
    tag,
    request: anyScript,
    summary: 'The XState v5 machine configuration of a document without errors',
    answer: z.looseObject({ id: z.string() }),
  })
  api.openapi(compile, (c) => {
    const read = readScriptDocument(c.req.valid('json'))
    const problems = read.ok ? checkScript(read.script) : read.problems
    if (!read.ok || hasErrors(problems)) throw new HttpProblem(422, 'The script has errors and cannot be compiled', { problems })
    return c.json(compileScript(read.script).config)
  })
}

/** The draft's document is not written anew for each that reads it. */
function minimalText({ script, ...state }: KeptDraft, published: { readonly version: number } | undefined): string {
  const draft = `${JSON.stringify(state).slice(0, -1)},"script":${jsonOf(script)}}`
  return `{"draft":${draft}${published ? `,"published":${JSON.stringify(published)}` : ''}}`
}

function refuseOtherId(id: string, document: unknown): void {
  const given = typeof document === 'object' && document !== null && 'id' in document ? document.id : undefined
  if (given === undefined || given === id) return
  const message = `the path names the script "${id}", the document ${JSON.stringify(given)}; give both the same`
  throw new HttpProblem(422, 'The draft was refused', { problems: [{ rule: 'other-name', message, path: ['id'] }] })
}
