import { parseArgs } from 'node:util'
import { listAccounts, type StoredAccount } from '../connectors/twilio/accounts.ts'
import { TwilioFault } from '../connectors/twilio/fault.ts'
import { applyProvision, planProvision } from '../connectors/twilio/provision/provision.ts'
import { listWorkspaces, type Workspace } from '../core/workspace/read-workspace.ts'
import { FatalError } from '../kernel/errors.ts'
import { appendEvents } from '../kernel/events/append.ts'
import { findSecrets } from '../kernel/secrets/open-secrets.ts'
import type { ProvisionPlan, ProvisionStep } from '../protocol/twilio.ts'
import type { Cli } from './cli-kernel.ts'

export const TWILIO_HELP = `guildesk twilio plan [--workspace <id or name>]
                      shows what is to be made or changed at Twilio; ends with 2 where there is something, else with 0
guildesk twilio apply [--workspace <id or name>]
                      makes it so; what Guildesk did not make stays as it is`

interface Outcome {
  /** What is to be printed. */
  said: string
  /** The process's exit code. */
  code: number
}

/**
 * `guildesk twilio plan|apply`: looks at the Twilio account that is connected, and at what Guildesk needs there.
 * @throws FatalError with one line that says what to do instead
 */
export async function provisionTwilio(cli: Cli, words: readonly string[]): Promise<Outcome> {
  const { verb, workspace: wanted } = readWish(words)
  const { workspace, account } = await chooseAccount(cli, wanted)
  const { kernel, publicUrl } = cli
  const head = `${workspace.name}: Twilio account ${account.accountSid}, which reaches us at ${publicUrl}`
  try {
    if (verb === 'plan') {
      const plan = await planProvision({ kernel, account, publicUrl })
      return { said: [head, ...linesOf(plan), endOfPlan(plan)].join('\n'), code: plan.empty ? 0 : 2 }
    }
    const done = await applyProvision({ kernel, account, publicUrl })
    const fact = {
      workspace: workspace.id,
      kind: 'twilio.changed' as const,
      conversation: null,
      at: kernel.clock.now(),
    }
    await kernel.db.transaction((tx) => appendEvents(tx, [fact]))
    return { said: [head, ...linesOf(done), endOfApply(done)].join('\n'), code: 0 }
  } catch (error) {
    if (error instanceof TwilioFault) throw new FatalError(`Twilio does not do that: ${error.message}`)
    throw error
  }
}

function readWish(words: readonly string[]): { verb: 'plan' | 'apply'; workspace: string | undefined } {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { workspace: { type: 'string' } },
      allowPositionals: true,
    })
    const [verb] = positionals
    if ((verb === 'plan' || verb === 'apply') && positionals.length === 1) return { verb, workspace: values.workspace }
    throw new Error('Say plan or apply.')
  } catch (error) {
    throw new FatalError(`${(error as Error).message.split('\n')[0]}\n${TWILIO_HELP}`)
  }
}

/** The one account that is meant; the real workspace's, where none is named and there are several. */
async function chooseAccount(
  { kernel, config }: Cli,
  wanted: string | undefined,
): Promise<{ workspace: Workspace; account: StoredAccount }> {
  const secrets = await findSecrets(kernel.db, { configured: config.secret, dataFolder: config.dataFolder })
  const accounts = secrets ? await listAccounts(kernel.db, secrets) : []
  const workspaces = await listWorkspaces(kernel.db)
  const all = accounts.flatMap((account) => {
    const workspace = workspaces.find(({ id }) => id === account.workspace)
    return workspace ? [{ workspace, account }] : []
  })
  const named = all.filter(({ workspace: { id, name, demo } }) => {
    if (wanted === undefined) return all.length === 1 || !demo
    return wanted === String(id) || wanted.toLowerCase() === name.toLowerCase()
  })
  const [one, another] = named
  if (one && !another) return one
  if (all.length === 0) {
    throw new FatalError(
      'No Twilio account is connected. Connect one in Settings, or start Guildesk with TWILIO_ACCOUNT_SID.',
    )
  }
  const choices = all.map(({ workspace }) => `${workspace.id} (${workspace.name})`).join(', ')
  throw new FatalError(`Say --workspace: accounts are connected in ${choices}.`)
}

const NOUNS: Record<ProvisionStep['what'], string> = {
  taskQueue: 'task queue',
  taskChannel: 'task channel',
  workflow: 'workflow',
  interactionWebhook: 'webhook for interactions',
  sink: 'sink of Event Streams',
  subscription: 'subscription of Event Streams',
  flow: 'Studio flow',
}

const linesOf = ({ steps }: ProvisionPlan): string[] =>
  steps.flatMap(({ what, action, name, sid, changes, note }) => [
    `  ${action.padEnd(7)} ${NOUNS[what]} "${name}"${sid ? ` (${sid})` : ''}`,
    ...[...changes, ...(note ? [note] : [])].map((words) => `          ${words}`),
  ])

const count = ({ steps }: ProvisionPlan): number => steps.filter(({ action }) => action !== 'keep').length

function endOfPlan(plan: ProvisionPlan): string {
  if (plan.empty) return 'Everything is as it should be.'
  return `${count(plan)} of ${plan.steps.length} to make or change: "guildesk twilio apply" does it.`
}

const endOfApply = (done: ProvisionPlan): string =>
  done.empty ? 'Everything was as it should be.' : `${count(done)} of ${done.steps.length} made or changed.`
