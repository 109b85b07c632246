import type { ReadFeed } from '../../connectors/feeds/read-feed.ts'

/** What the thread is handed when it begins. */
export interface FeedWork {
  feed: { text: string; url: string; now: Date }
}

/** What the thread says, once: the feed, or why it is none in words for people. */
export type FeedWord = { read: ReadFeed } | { fault: string }
