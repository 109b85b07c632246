import { takeHint } from '../../../core/transfer/take-hint.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { StoredAccount } from '../accounts.ts'
import type { WorkerNames } from '../flex/worker-names.ts'
import { type Hinted, hintOfConversation, hintOfInteraction, hintsOfEvents } from './hint-of.ts'
import type { SignedCall } from './read-call.ts'

export type HookKind = 'conversations' | 'interactions' | 'events'

/**
 * Hears a signed call: each thing that it says is a hint to the core, which does nothing twice and looks where it is not sure. Answers whether any
 * of it is about a conversation of ours; a Flex has others.
 */
export async function hearCall(
  kernel: Kernel,
  { account, names }: { account: StoredAccount; names: WorkerNames },
  kind: HookKind,
  call: SignedCall,
): Promise<boolean> {
  const { workspace } = account
  let ours = false
  for (const { externalId, hint } of hintsOf(kind, call, { account, names })) {
    ours = (await takeHint(kernel, { workspace, externalId, hint })) !== 'unknown' || ours
  }
  return ours
}

function hintsOf(
  kind: HookKind,
  { fields, json }: SignedCall,
  { account, names }: { account: StoredAccount; names: WorkerNames },
): Hinted[] {
  if (kind === 'conversations') return hintOfConversation(fields, names)
  if (kind === 'interactions') return hintOfInteraction(fields, account)
  return hintsOfEvents(json, names)
}
