import { GITHUB_API, openGithub, repositoryUrl } from '../connectors/github/open-github.ts'
import { openTracker } from '../core/tracker/open-tracker.ts'
import { openWebhooks } from '../core/webhook/open-webhooks.ts'
import type { Workspace } from '../core/workspace/read-workspace.ts'
import type { TrackerSystem } from '../http/tracker-system.ts'
import type { EventFeed } from '../kernel/events/feed.ts'
import type { GuardedFetch } from '../kernel/guarded-fetch.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import { Keeper } from './keeper.ts'
import { workedFor } from './routings.ts'

export interface OutsideOptions {
  kernel: Kernel
  feed: EventFeed
  secrets: Secrets
  guarded: GuardedFetch
}

/** GitHub, as routes and lanes ask it. */
export const githubSystem = (guarded: GuardedFetch): TrackerSystem => ({
  tracker: openGithub(guarded),
  apiBase: GITHUB_API,
  repositoryUrl,
})

/** Keeps every workspace's webhooks and tracker at work, in every process: lanes see to it that each thing is done once. */
export function openOutside(options: OutsideOptions): Keeper<Workspace, { stop(): Promise<void> }> {
  const { kernel } = options
  const tracker = openGithub(options.guarded)
  return new Keeper({
    wanted: () => workedFor(kernel),
    isSame: () => true,
    start: async ({ id: workspace }) => {
      const parts = [openWebhooks({ ...options, workspace }), openTracker({ ...options, workspace, tracker })]
      for (const part of parts) await part.start()
      return { stop: async () => void (await Promise.all(parts.map((part) => part.stop()))) }
    },
    log: kernel.log,
  })
}
