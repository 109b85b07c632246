import type { Config } from '../config.ts'
import type { TwilioAccess } from '../connectors/twilio/access.ts'
import { readAccount, upsertAccount } from '../connectors/twilio/accounts.ts'
import { connectDesk } from '../core/queue/connected-desk.ts'
import type { Workspace } from '../core/workspace/read-workspace.ts'
import { listWorkspaces } from '../core/workspace/read-workspace.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import type { SandboxAnswer } from './ask-for-sandbox.ts'

/**
 * Settles at the start whose Twilio account is which: that of the environment is the real workspace's, the simulated one is the demo's. What is
 * stored already is left as it is: other instances would connect anew for nothing.
 */
export async function chooseTwilio(
  config: Pick<Config, 'twilio'>,
  context: { kernel: Kernel; secrets: Secrets; real: Workspace; sandbox: SandboxAnswer | null },
): Promise<void> {
  const { kernel, real, sandbox } = context
  if (config.twilio) await store(context, { ...config.twilio, workspace: real.id, simulated: false })
  const demo = (await listWorkspaces(kernel.db)).find((workspace) => workspace.demo)
  if (!sandbox?.twilio || !demo || real.demoRemovedAt) return
  const { accountSid, authToken, apiBase } = sandbox.twilio
  await store(context, { accountSid, authToken, apiBase, workspace: demo.id, simulated: true })
}

async function store(
  { kernel, secrets }: { kernel: Kernel; secrets: Secrets },
  account: TwilioAccess & { workspace: number; simulated: boolean },
): Promise<void> {
  const { workspace, accountSid, authToken, apiBase } = account
  const stored = await readAccount(kernel.db, secrets, workspace)
  const same = stored?.accountSid === accountSid && stored.authToken === authToken && stored.apiBase === apiBase
  await kernel.db.transaction(async (tx) => {
    const at = kernel.clock.now()
    if (!same) await upsertAccount(tx, secrets, { ...account, at })
    connectDesk(tx, { workspace, desk: 'flex', now: at })
  })
}
