/**
 * The whole product in one process: puts store, host, performers, views, people, API and, where it is on, the sandbox together.
 *
 * Order matters at the start: the directory is there before the host goes on with what a predecessor left, and the sandbox knows the
 * numbers before the first send. At the end: no more intake, then what waits is finished, then the files are closed.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createConversation } from '../conversation/conversation'
import { ROUTING_POOL } from '../conversation/turn'
import type { DirectoryRevision } from '../directory/model/directory'
import { createHoursClock } from '../directory/model/hours'
import { findChannel, findHours } from '../directory/model/look-up'
import { openSecrets } from '../directory/secrets'
import { openDirectoryStore } from '../directory/store'
import { afterCrash, perform } from '../effects/performers/performers'
import { openEmbeddedHost } from '../hosts/embedded/embedded-host'
import type { StorageError } from '../hosts/host'
import { createApp } from '../http/app'
import { createLiveFeed } from '../http/live-feed'
import { listen } from '../http/server'
import type { Services } from '../http/services'
import { contactScope, conversationAddress, type IntakePorts } from '../intake/deliver-item'
import { openPeople } from '../people/people'
import { createRouting } from '../routing/routing'
import { diagnose } from '../script/diagnose'
import { followHistory } from '../views/follower'
import { openViews } from '../views/views'
import { openMediaStore } from '../whatsapp/media-store'
import { verifySubscription } from '../whatsapp/webhook'
import { createCompiledScripts } from './compiled-scripts'
import type { Config } from './config'
import { checkHealth } from './health'
import { createIntake } from './intake'
import { createMetrics } from './metrics'
import { keepPublishing } from './publications'
import { createRunChanges } from './run-changes'
import { createProductSandbox } from './sandbox'
import { createSendingServices } from './sending'
import { takeTemplateChange } from './template-changes'
import { applyWorkspaceAtStart } from './workspace-at-start'

export interface Product {
  /** Where it answers. */
  readonly url: string
  /** Lets the first administrator in, once; undefined as soon as one can sign in with a password. */
  readonly signInLink: string | undefined
  /** Of programs; random where ADMIN_TOKEN is unset. */
  readonly adminToken: string
  close(): Promise<void>
}

export interface ProductEvents {
  /** A line for the one who started it. */
  say(line: string): void
  /** The storage failed for good; the process has to stop. */
  onBroken(error: StorageError): void
  /** Something failed that does not stop the product. */
  onError(what: string, error: unknown): void
}

export async function startProduct(config: Config, events: ProductEvents): Promise<Product> {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const file = (name: string) => join(config.dataDir, name)
  const port = config.port === 0 ? await freePort(config.host) : config.port
  const origin = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
  const publicUrl = config.publicUrl ?? origin

  const secrets = openSecrets({ key: config.secretsKey, dataDir: config.dataDir })
  const directory = openDirectoryStore({ file: file('directory.sqlite'), diagnose, secrets })
  const workspace = config.workspace ?? exampleWorkspace(config, directory.current())
  if (workspace) applyWorkspaceAtStart(directory, workspace, events.say)

  const sandbox = config.isSandboxOn ? createProductSandbox(origin, config.dataDir) : undefined
  sandbox?.follow(directory.current())
  const media = await openMediaStore(file('media'))
  const sending = createSendingServices({
    directory,
    media,
    baseUrl: sandbox ? `${origin}/sandbox` : config.graphBaseUrl,
    version: config.graphVersion,
    accessToken: sandbox?.accessToken ?? config.accessToken,
    ...(sandbox && { fetch: sandbox.live.fetch }),
  })

  const hours = createHoursClock()
  let failure: StorageError | undefined
  const follow: { nudge(): void } = { nudge() {} }
  const host = openEmbeddedHost({
    dataDir: config.dataDir,
    handlers: {
      conversation: createConversation(
        {
          directoryAt: directory.at,
          scriptByHash: createCompiledScripts(directory.scriptByHash),
          hoursState: (at, id, now) => {
            const found = findHours(at, id)
            return found && hours.state(found, now).state
          },
        },
        { doubtMs: config.doubtMs },
      ),
      routing: createRouting({ directoryAt: directory.at }),
    },
    perform: (effect, run) => perform(effect, run, sending),
    afterCrash,
    revision: () => directory.current().revision,
    onBroken(error) {
      failure = error
      events.onBroken(error)
    },
    onCommitted: () => follow.nudge(),
  })
  const stopListening = directory.onChanged((revision) => {
    sandbox?.follow(revision)
    host
      .ask({ type: 'routing', key: ROUTING_POOL }, { type: 'directory.changed' })
      .catch((error: unknown) => events.onError('Routing could not be told of the new directory', error))
  })

  const views = openViews({
    file: file('views.sqlite'),
    onLeftOut: (entry, error) => events.onError(`History entry ${entry.cursor} could not be shown`, error),
  })
  const live = createLiveFeed(views.cursor())
  const follower = followHistory({
    history: host.history,
    views,
    onProjected: live.publish,
    onError: (error) => events.onError('The views could not follow history', error),
  })
  follow.nudge = follower.nudge

  const people = await openPeople({
    file: file('people.sqlite'),
    publicUrl,
    sessionSecret: secrets.deriveKey('sessions'),
    adminToken: config.adminToken,
    audit: directory.recordAudit,
  })

  const ports: IntakePorts = {
    directory: directory.current,
    resolveContact: (scope, identifiers) => host.identities.resolveContact(scope, identifiers).contactId,
    announceChange: (scope, previous, current) => host.identities.announceChange(scope, previous, current),
    ask: (address, event, options) => host.ask(address, event, options),
    keep: (item, reason) => host.kept.keep(item.raw, reason),
    templateChanged: async (item) => takeTemplateChange(directory, item),
  }
  const intake = createIntake(ports, sandbox ? [sandbox.appSecret] : config.appSecrets)
  const verifyToken = sandbox?.verifyToken ?? config.verifyToken

  const runChanges = createRunChanges({ directory, host, history: host.history, views, onError: events.onError })
  runChanges.goOn()
  const stopPublishing = keepPublishing({ directory, runChanges, onError: events.onError })

  const services: Services = {
    host,
    history: host.history,
    views,
    live,
    directory,
    people,
    media,
    contacts: {
      async resolve(channelId, contact) {
        const channel = findChannel(directory.current(), channelId)
        if (!channel) throw new Error(`There is no channel "${channelId}"`)
        const { contactId } = host.identities.resolveContact(contactScope(channel), contact)
        return { contactId, conversation: conversationAddress(channelId, contactId).key }
      },
    },
    runChanges,
    deadLetters: host.deadLetters,
    kept: host.kept,
    checkHealth: () => checkHealth(host, sending.pauses, () => failure),
    metrics: createMetrics(host, () => intake.counts),
    ...(sandbox && { sandbox: sandbox.live.control }),
    now: Date.now,
  }
  const server = await listen({
    host: config.host,
    port,
    app: createApp(services, { publicUrl: config.publicUrl, designerFolder: builtDesigner() }),
    webhook: {
      verify: (query) => (verifyToken ? verifySubscription(query, verifyToken) : undefined),
      take: intake.take,
    },
  })

  return {
    url: publicUrl,
    signInLink: people.firstSignInLink(publicUrl),
    adminToken: people.adminToken,
    async close() {
      stopListening()
      stopPublishing()
      await runChanges.close()
      sandbox?.live.close()
      // streams that follow live would hold the server open
      live.close()
      await server.close()
      await host.close()
      follower.close()
      views.close()
      people.close()
      directory.close()
    },
  }
}

/** Whoever just starts Cordboard to try it finds the front desk: in the sandbox, while nothing is set up. */
function exampleWorkspace({ isSandboxOn }: Config, { channels }: DirectoryRevision): string | undefined {
  const folder = fileURLToPath(new URL('../../examples/front-desk', import.meta.url))
  return isSandboxOn && channels.length === 0 && existsSync(folder) ? folder : undefined
}

/** The built pages lie beside the built engine; run from its sources, the product has no pages. */
function builtDesigner(): string | undefined {
  const folder = fileURLToPath(new URL('../designer', import.meta.url))
  return existsSync(join(folder, 'index.html')) && !existsSync(join(folder, 'main.tsx')) ? folder : undefined
}

/** PORT=0 takes a port that is free now; addresses that are told to others have to name it before it is used. */
async function freePort(host: string): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen(0, host, resolve)
  })
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
