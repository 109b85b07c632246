import { parentPort, workerData } from 'node:worker_threads'
import { readFeed } from '../../connectors/feeds/read-feed.ts'
import { SourceFault } from '../../core/announcement/source/item-reader.ts'
import type { FeedWord, FeedWork } from './thread-words.ts'

/** In the thread: reads the feed that it was handed, says what it holds, and ends. Whatever else is wrong with it ends the thread. */
export async function answerFeed(): Promise<void> {
  const { text, url, now } = (workerData as FeedWork).feed
  const word: FeedWord = await readFeed(text, { url, now }).then(
    (read) => ({ read }),
    (error: unknown) => {
      if (error instanceof SourceFault) return { fault: error.message }
      throw error
    },
  )
  parentPort?.postMessage(word)
}
