import { SimpleShardingStrategy, type WebSocketManager } from '@discordjs/ws'
import type { Log } from '../../../kernel/log.ts'

/** The parts of the library's classes that it keeps to itself. */
interface Inner {
  shards: Map<number, { onMessage: (data: unknown, isBinary: boolean) => Promise<void> }>
}

/**
 * The library reads a frame without a guard, and without anybody who would catch what it throws: one READY without data would
 * end the process. Here such a frame is passed over, with a line in the log.
 */
export class GuardedStrategy extends SimpleShardingStrategy {
  readonly #log: Log

  constructor(manager: WebSocketManager, log: Log) {
    super(manager)
    this.#log = log
  }

  override async spawn(shardIds: number[]): Promise<void> {
    await super.spawn(shardIds)
    for (const shard of (this as unknown as Inner).shards.values()) {
      const read = shard.onMessage.bind(shard)
      shard.onMessage = async (data, isBinary) => {
        try {
          await read(data, isBinary)
        } catch (error) {
          this.#log.warn({ err: error }, 'a frame of the gateway could not be read and was passed over')
        }
      }
    }
  }
}
