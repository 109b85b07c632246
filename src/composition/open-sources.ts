import type { Config } from '../config.ts'
import { openFeeds } from '../connectors/feeds/open-feeds.ts'
import type { FeedParser } from '../connectors/feeds/read-feed.ts'
import { openX, X_API } from '../connectors/feeds/read-x.ts'
import type { ItemReaders } from '../core/announcement/source/item-reader.ts'
import { SOURCE_ROUTE } from '../core/announcement/source/source.ts'
import { SourceWorker } from '../core/announcement/source/source-worker.ts'
import type { Workspace } from '../core/workspace/read-workspace.ts'
import { type GuardedFetch, openGuardedFetch } from '../kernel/guarded-fetch.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { freeLanes } from '../kernel/lanes/claim.ts'
import type { Secrets } from '../kernel/secrets/secrets.ts'
import { Keeper } from './keeper.ts'
import { workedFor } from './routings.ts'

/** What reads sources. The server that the environment names in place of X's may stand in a private network. */
export function openReaders(
  { xApiUrl, privateHosts }: Pick<Config, 'xApiUrl' | 'privateHosts'>,
  { kernel, guarded, parse }: { kernel: Kernel; guarded: GuardedFetch; parse: FeedParser },
): ItemReaders {
  const { clock } = kernel
  const trusted = xApiUrl ? openGuardedFetch({ allowed: [...privateHosts, new URL(xApiUrl).host] }) : guarded
  return {
    feed: openFeeds({ guarded, clock, parse }),
    x: openX({ guarded: trusted, clock, base: xApiUrl ?? X_API }),
  }
}

export interface SourcesOptions {
  kernel: Kernel
  secrets: Secrets
  readers: ItemReaders
  /** No other process is on this database, so what a killed one had in hand is free at once. */
  alone: boolean
}

/** Keeps every workspace's sources of announcements looked at, in every process: lanes see to it that each look is made once. */
export function openSources({ kernel, secrets, readers, alone }: SourcesOptions): Keeper<Workspace, SourceWorker> {
  return new Keeper({
    wanted: () => workedFor(kernel),
    isSame: () => true,
    start: async ({ id: workspace }) => {
      if (alone) await freeLanes(kernel.db, workspace, SOURCE_ROUTE)
      const worker = new SourceWorker({ kernel, workspace, secrets, readers })
      await worker.start()
      return worker
    },
    log: kernel.log,
  })
}
