import { setTimeout as sleep } from 'node:timers/promises'
import { applyServer } from '../../connectors/discord/server/apply-server.ts'
import { beginApply, lookAtServer } from '../../connectors/discord/server/look-at-server.ts'
import { readStoredServer } from '../../connectors/discord/server/store-server.ts'
import type { Access } from '../../connectors/discord/set-up/check-token.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { SERVER_TEMPLATE } from '../../protocol/server-template.ts'
import { applyUses } from '../apply-uses.ts'
import { seen, workOnServer } from '../work-on-server.ts'

/**
 * Applies the ready template to the demo's server at its first start, so that it is kept by a file as a real one is: the simulated server was laid
 * out by that very file, and only the panels, which are messages of ours, are missing. Once, so that what is changed afterwards stays changed.
 * A server that was not laid out by it is left alone.
 */
export async function keepDemoServer(
  kernel: Kernel,
  { workspace, guild, access, signal }: { workspace: number; guild: string; access: Access; signal: AbortSignal },
): Promise<void> {
  const stored = await readStoredServer(kernel.db, { workspace, guild })
  if (stored?.appliedAt || (stored && stored.file !== SERVER_TEMPLATE)) return
  await workOnServer({ kernel, workspace, access }, guild, async (work) => {
    const looked = seen(await lookAtServer(work, { text: SERVER_TEMPLATE, prune: false }))
    // Somebody who begins with an empty server wants to set it up by themselves.
    if (looked.plan.steps.some(({ shown }) => shown.part === 'role')) return
    // A server that is none of the template's is its owner's to plan.
    if (looked.plan.steps.some(({ shown }) => shown.part !== 'panel')) return
    const run = await beginApply(work, looked, { prune: false, agent: null })
    // Another instance does it.
    if (!run) return
    const { file } = looked
    const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined)
    await applyServer({ ...work, run, file, prune: false, signal, sleep: pause })
    await applyUses(kernel, work, { file, agent: null })
  })
}
