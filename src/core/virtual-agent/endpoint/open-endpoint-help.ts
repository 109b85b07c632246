import type { EventFeed } from '../../../kernel/events/feed.ts'
import type { AnswerEngine } from '../answer-engine.ts'
import type { Trainer } from '../model/trainer.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { ServedIndex } from './vectors/served-index.ts'
import { VectorIndexer } from './vectors/vector-indexer.ts'
import { withVectors } from './vectors/with-vectors.ts'
import { withEndpoint } from './with-endpoint.ts'

export interface EndpointHelp {
  /** The engine with all that the workspace's endpoint adds. */
  engine: Required<AnswerEngine>
  start(): Promise<void>
  stop(): Promise<void>
}

/** What a workspace's endpoint does for its virtual agent, in this process. Before `start` no vectors take part. */
export function openEndpointHelp(options: {
  engine: AnswerEngine
  tools: EndpointTools
  feed: EventFeed
  workspace: number
  trainer: Trainer
  /** No other process is on this database. */
  alone: boolean
}): EndpointHelp {
  const { engine, tools, feed, workspace } = options
  const served = new ServedIndex({ kernel: tools.kernel, feed, workspace })
  const indexer = new VectorIndexer(options)
  return {
    engine: withEndpoint(
      withVectors(engine, tools, () => served.current),
      tools,
    ),
    async start() {
      await served.start()
      await indexer.start()
    },
    async stop() {
      await indexer.stop()
      await served.stop()
    },
  }
}
