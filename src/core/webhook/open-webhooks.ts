import type { EventFeed } from '../../kernel/events/feed.ts'
import { LogFollower } from '../../kernel/events/log-follower.ts'
import { queueEvents } from './queue-events.ts'
import { Sender, type SenderOptions } from './sender.ts'
import { WEBHOOK_FOLLOWER } from './webhook.ts'

/** The webhooks of one workspace at work: what happens is queued for its endpoints, and what is queued is sent. */
export function openWebhooks({ feed, ...options }: SenderOptions & { feed: EventFeed }): {
  start(): Promise<void>
  stop(): Promise<void>
} {
  const { kernel, workspace } = options
  const sender = new Sender(options)
  const follower = new LogFollower({
    ...{ ...kernel, feed, workspace, name: WEBHOOK_FOLLOWER },
    take: (tx, events) => queueEvents(tx, { workspace, events, now: kernel.clock.now() }),
  })
  return {
    async start() {
      sender.start()
      await follower.start()
    },
    async stop() {
      await follower.stop()
      await sender.stop()
    },
  }
}
