import type { StoredTracker } from '../core/tracker/read-tracker.ts'
import type { Tracker } from '../core/tracker/tracker.ts'

/** A system of issues, as the routes need it; the composition, which knows the connector, gives it. */
export interface TrackerSystem {
  tracker: Tracker
  /** Base of its own API, where nobody names another. */
  apiBase: string
  /** Where people look at a repository. */
  repositoryUrl: (stored: Pick<StoredTracker, 'apiBase' | 'repository'>) => string
}
