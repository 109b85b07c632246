import type { Config } from '../config.ts'
import {
  type DiscordApplication,
  hasSeenRealToken,
  listApplications,
  upsertApplication,
} from '../connectors/discord/applications.ts'
import { listWorkspaces, type Workspace } from '../core/workspace/read-workspace.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import { askForSandbox, type SandboxAnswer } from './ask-for-sandbox.ts'
import { findDemoWorkspace } from './find-workspaces.ts'

/**
 * Settles at the start what the environment and the process before us have to say: the token of DISCORD_TOKEN is the real workspace's, the
 * simulated Discord is the demo's (docs/decisions/0015-workspaces.md). Answers the sandbox, where there is one.
 */
export async function chooseApplications(
  config: Config,
  context: { kernel: Kernel; secrets: Secrets; real: Workspace },
): Promise<SandboxAnswer | null> {
  const { kernel, real } = context
  if (config.discord) {
    const { token, apiBase } = config.discord
    const applicationId = applicationIdOf(token)
    await store(context, { workspace: real.id, token, apiBase, applicationId, simulated: false })
    return null
  }
  const simulated = (await listApplications(kernel.db, context.secrets)).find((stored) => stored.simulated)
  if (!simulated && !(await wantsDemo(kernel, real))) return null
  const sandbox = await askForSandbox()
  if (!sandbox) return null
  // Somebody may have connected their own workspace to it, after the demo.
  const workspace = simulated?.workspace ?? (await findDemoWorkspace(kernel)).id
  const { apiBase, token, applicationId } = sandbox
  await store(context, { workspace, apiBase, token, applicationId, simulated: true })
  return sandbox
}

/** As long as there is a demo; and before, for who has neither set a token yet nor removed a demo. */
async function wantsDemo(kernel: Kernel, real: Workspace): Promise<boolean> {
  if (real.demoRemovedAt) return false
  const workspaces = await listWorkspaces(kernel.db)
  return workspaces.some(({ demo }) => demo) || !(await hasSeenRealToken(kernel.db))
}

/** What is stored already is left as it is: other instances would connect anew for nothing. */
async function store(
  { kernel, secrets }: { kernel: Kernel; secrets: Secrets },
  application: DiscordApplication,
): Promise<void> {
  const { workspace, token, apiBase } = application
  const stored = await listApplications(kernel.db, secrets)
  const same = stored.some((one) => one.workspace === workspace && one.token === token && one.apiBase === apiBase)
  if (!same) await upsertApplication(kernel.db, secrets, { ...application, at: kernel.clock.now() })
}

/** The first part of a real token is the application's id in base64; the connector asks Discord itself before it relies on it. */
const applicationIdOf = (token: string): string => {
  const decoded = Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1')
  return /^\d{15,21}$/.test(decoded) ? decoded : '0'
}
