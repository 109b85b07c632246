import type { Access } from '../../connectors/discord/set-up/check-token.ts'
import { createApiKey, listApiKeys, revokeApiKey } from '../../core/agent/api-key.ts'
import { findOwner } from '../../core/agent/find-agent.ts'
import { listWorkspaces } from '../../core/workspace/read-workspace.ts'
import type { BlobStore } from '../../kernel/blobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import type { DemoPlace } from './demo-place.ts'
import { fillDemo } from './fill-demo.ts'
import { keepDemoServer } from './keep-demo-server.ts'
import { type Colleagues, prepareDemo } from './prepare-demo.ts'

const LOOK_MS = 2000
const KEY_NAME = 'Play the story'

export interface OpenDemo {
  kernel: Kernel
  blobs: BlobStore
  secrets: Secrets
  /** The server that the parent process has described; without it the demo stays empty. */
  place: DemoPlace | undefined
  /** For the story: where the desk's API is for programs of this computer, and where people open the desk. */
  desk: { api: string; desk: string }
  /** How the demo's application is reached; undefined while it has none. */
  access: (workspace: number) => Access | undefined
  /** Has the simulated Discord do one of its acts. */
  tellSandbox: (act: 'past' | 'story-access', input: object) => void
}

/**
 * Brings the demo workspace to life behind a start that is over: its knowledge base and colleagues at once, a key for "Play the story", and
 * its chats as soon as there is an owner, who takes part in them. Answers the act that ends it.
 */
export function openDemo(options: OpenDemo): () => Promise<void> {
  const { kernel, place, blobs } = options
  const ending = new AbortController()
  let over = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const fillWhenOwned = async (demo: Demo, colleagues: Colleagues): Promise<void> => {
    if (over) return
    const owner = await findOwner(kernel.db, demo.workspace)
    if (owner) return fill(demo, { ...colleagues, owner })
    // The owner comes by the set-up link, which may be opened in any instance and at any time.
    timer = setTimeout(() => {
      running = guard(fillWhenOwned(demo, colleagues))
    }, LOOK_MS)
    timer.unref()
  }
  const guard = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => kernel.log.warn({ err: error }, 'the demo could not be filled'))
  const begin = async (): Promise<void> => {
    const workspace = (await listWorkspaces(kernel.db)).find((each) => each.demo)?.id
    if (!place || workspace === undefined) return
    const demo = { ...options, place, workspace }
    const colleagues = await prepareDemo(kernel, { workspace, place, blobs })
    if (!colleagues) return
    // Discord is asked about the server meanwhile: the chats do not wait for it.
    const keeping = keepServer(demo, ending.signal)
    await allowStory(demo, colleagues)
    await fillWhenOwned(demo, colleagues)
    await keeping
  }
  running = guard(begin())
  return async () => {
    over = true
    ending.abort()
    clearTimeout(timer)
    await running
  }
}

type Demo = OpenDemo & { place: DemoPlace; workspace: number }

/** A server that cannot be applied now is applied at the next start; the demo lives without its panels. */
async function keepServer({ kernel, workspace, place, access }: Demo, signal: AbortSignal): Promise<void> {
  const application = access(workspace)
  if (!application) return
  await keepDemoServer(kernel, { workspace, guild: place.guild.id, access: application, signal }).catch(
    (error: unknown) => kernel.log.warn({ err: error }, 'the demo’s server could not be brought under its file'),
  )
}

async function fill(
  { kernel, blobs, secrets, workspace, place, tellSandbox }: Demo,
  agents: Colleagues & { owner: string },
) {
  const began = performance.now()
  const said = await fillDemo(kernel, { workspace, agents, blobs, secrets, place })
  if (!said) return
  tellSandbox('past', said)
  kernel.log.info(
    { chats: said.chats.length, rooms: said.rooms.length, ms: Math.round(performance.now() - began) },
    'the demo has its chats and reports',
  )
}

/** A key lives as long as the process that made it: who starts anew ends the one before. */
async function allowStory({ kernel, workspace, desk, tellSandbox }: Demo, { priya }: Colleagues): Promise<void> {
  const at = kernel.clock.now()
  const key = await kernel.db.transaction(async (tx) => {
    for (const { id, name } of await listApiKeys(tx, workspace))
      if (name === KEY_NAME) await revokeApiKey(tx, { workspace, id, at })
    return createApiKey(tx, { workspace, agent: priya, name: KEY_NAME, at })
  })
  tellSandbox('story-access', { ...desk, key })
}
