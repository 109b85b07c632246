import type { Kernel } from '../../kernel/kernel.ts'
import type { TrackerSettings } from '../../protocol/trackers.ts'
import type { Tracker, TrackerPlace } from './tracker.ts'

/** What is needed to bring a workspace's cases and issues together. */
export interface SyncTools {
  kernel: Kernel
  workspace: number
  tracker: Tracker
  place: TrackerPlace
  settings: TrackerSettings
}
