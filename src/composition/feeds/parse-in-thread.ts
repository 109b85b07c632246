import { Worker } from 'node:worker_threads'
import type { FeedParser, ReadFeed } from '../../connectors/feeds/read-feed.ts'
import { SourceFault } from '../../core/announcement/source/item-reader.ts'
import { threadFile } from '../thread-file.ts'
import type { FeedWord, FeedWork } from './thread-words.ts'

/** A feed of 4 MB is read in two seconds. */
const LIMIT_MS = 15_000
/** Of the largest feeds ten times their size. */
const HEAP_MB = 512

const TOO_LONG =
  'It cannot be read in time: it is not written as feeds are. Choose another feed, or tell whoever writes it.'
const TOO_MUCH = 'It needs more room than a feed may take to be read. Choose a smaller feed, as that of one category.'

/**
 * A reader of feeds in a thread of its own. What others write can be made so that reading it takes hours, as a megabyte of `<` does with common
 * readers of XML: then the thread is ended, and nobody else has waited. One at a time, as each takes memory.
 */
export function openParser(limitMs = LIMIT_MS): FeedParser {
  let last: Promise<unknown> = Promise.resolve()
  return (text, { url, now }) => {
    const read = last.then(() => parseInThread({ feed: { text, url, now } }, limitMs))
    last = read.catch(() => undefined)
    return read
  }
}

function parseInThread(workerData: FeedWork, limitMs: number): Promise<ReadFeed> {
  const thread = new Worker(threadFile(), { workerData, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } })
  // The end of the process does not wait for it.
  thread.unref()
  const { promise, resolve, reject } = Promise.withResolvers<ReadFeed>()
  const timer = setTimeout(() => reject(new SourceFault(TOO_LONG)), limitMs)
  thread.once('message', (word: FeedWord) =>
    'read' in word ? resolve(word.read) : reject(new SourceFault(word.fault)),
  )
  thread.once('error', (error: NodeJS.ErrnoException) =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new SourceFault(TOO_MUCH) : error),
  )
  thread.once('exit', (code) => reject(new Error(`the thread ended with ${code} before the feed was read`)))
  return promise.finally(() => {
    clearTimeout(timer)
    return thread.terminate()
  })
}
