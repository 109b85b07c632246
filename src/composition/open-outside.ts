import { GITHUB_API, openGithub, repositoryUrl } from '../connectors/github/open-github.ts'
import { openTracker } from '../core/tracker/open-tracker.ts'
import { TRACKER_ROUTE } from '../core/tracker/tracker.ts'
import { openWebhooks } from '../core/webhook/open-webhooks.ts'
import { WEBHOOK_ROUTE } from '../core/webhook/webhook.ts'
import type { Workspace } from '../core/workspace/read-workspace.ts'
import type { TrackerSystem } from '../http/tracker-system.ts'
import type { EventFeed } from '../kernel/events/feed.ts'
import type { GuardedFetch } from '../kernel/guarded-fetch.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { freeLanes } from '../kernel/lanes/claim.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import { Keeper } from './keeper.ts'
import { workedFor } from './routings.ts'

export interface OutsideOptions {
  kernel: Kernel
  feed: EventFeed
  secrets: Secrets
  guarded: GuardedFetch
  /** No other process is on this database, so what a killed one had in hand is free at once. */
  alone: boolean
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
      if (options.alone)
        for (const route of [WEBHOOK_ROUTE, TRACKER_ROUTE]) await freeLanes(kernel.db, workspace, route)
      const parts = [openWebhooks({ ...options, workspace }), openTracker({ ...options, workspace, tracker })]
      for (const part of parts) await part.start()
      return { stop: async () => void (await Promise.all(parts.map((part) => part.stop()))) }
    },
    log: kernel.log,
  })
}
