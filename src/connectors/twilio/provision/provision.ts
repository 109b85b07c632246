import type { Kernel } from '../../../kernel/kernel.ts'
import type { ProvisionPlan, ProvisionStep } from '../../../protocol/twilio.ts'
import { type StoredAccount, savePlaces } from '../accounts.ts'
import { openTwilioClient, type TwilioClient } from '../client.ts'
import { planFrom, planOf, RESOURCES, stepOf } from './plan.ts'
import { readFound } from './read-found.ts'
import type { ProvisionView } from './resource.ts'
import { keepOwned, readOwned } from './resources.ts'
import { TASK_CHANNEL } from './task-channel.ts'

export interface Provisioning {
  kernel: Kernel
  account: StoredAccount
  /** Address by which Twilio reaches us, without a slash at the end. */
  publicUrl: string
  /** The account's, where one is open already. */
  client?: TwilioClient
}

/**
 * What `applyProvision` would do. Reads only.
 * @throws TwilioFault
 */
export async function planProvision(options: Provisioning): Promise<ProvisionPlan> {
  const client = options.client ?? openTwilioClient(options.account)
  return planOf(await viewOf(options, client))
}

/**
 * Makes what is missing and mends what differs, of what is ours; everything else stays as it is. Each thing that is made is kept at once, so
 * that whoever is stopped in the middle goes on with the next try. Answers what was done.
 * @throws TwilioFault
 */
export function applyProvision(options: Provisioning): Promise<ProvisionPlan> {
  const { accountSid } = options.account
  const before = applying.get(accountSid) ?? Promise.resolve()
  const now = before.catch(() => undefined).then(() => apply(options))
  applying.set(accountSid, now)
  return now.finally(() => applying.get(accountSid) === now && applying.delete(accountSid))
}

/** One after the other for each account: whoever presses twice finds the second time that nothing is to be done. */
const applying = new Map<string, Promise<unknown>>()

async function apply(options: Provisioning): Promise<ProvisionPlan> {
  const { kernel, account } = options
  const client = options.client ?? openTwilioClient(account)
  const seen = await viewOf(options, client)
  const refs: ProvisionView['refs'] = {}
  const steps: ProvisionStep[] = []
  for (const resource of RESOURCES) {
    const view = { ...seen, refs }
    const look = resource.look(view)
    const acts = look.action !== 'keep'
    const now = acts ? await resource.perform(client, view, look) : { sid: look.sid ?? '', hash: look.hash }
    const { sid, hash } = now
    if (hash !== null) {
      const at = kernel.clock.now()
      await kernel.db.transaction(async (tx) => keepOwned(tx, account, resource.what, { sid, hash }, at))
    }
    refs[resource.what] = sid
    steps.push({ ...stepOf(resource.what, look), sid })
  }
  await keepPlaces(options, seen, refs)
  return planFrom(steps)
}

async function viewOf({ kernel, account, publicUrl }: Provisioning, client: TwilioClient) {
  const { hook, places } = account
  const owned = await readOwned(kernel.db, account)
  const found = await readFound(client, { hook, owned })
  const hookUrl = `${publicUrl}/hooks/twilio/${hook}`
  return { found, owned, hook, hookUrl, chosenWorkflow: places.workflow ?? null }
}

/** What conversations are made with from now on. */
async function keepPlaces(
  { kernel, account }: Provisioning,
  { found }: Omit<ProvisionView, 'refs'>,
  { workflow, flow }: ProvisionView['refs'],
): Promise<void> {
  const { instance, workspace, chatService } = found
  const places = { instance, workspace, chatService, taskChannel: TASK_CHANNEL }
  const made = { ...(workflow ? { workflow } : {}), ...(flow ? { flow } : {}) }
  await savePlaces(kernel.db, account, { ...places, ...made }, kernel.clock.now())
}
