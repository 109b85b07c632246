import type { Recipient } from '../../../core/delivery/channel.ts'
import { Recent } from '../recent.ts'
import type { Tools } from './tools.ts'

/** Discord shows a sign for ten seconds. */
const EVERY_MS = 8000

/** Shows the member that somebody writes, at most every eight seconds a place; the first thing that is dropped near a limit. */
export class TypingSigns {
  readonly #shown = new Recent<number>(5000)

  /** A message takes the sign away, so the next one is shown at once. */
  ended(channelId: string): void {
    this.#shown.delete(channelId)
  }

  async show(tools: Tools, to: Recipient): Promise<void> {
    const member = await tools.members.get(to.address)
    const placed = to.place?.kind === 'direct' || to.place?.kind === 'thread' ? to.place.id : null
    const channelId = placed ?? (member.refused ? null : member.directChannelId)
    const now = performance.now()
    if (!channelId || now - (this.#shown.get(channelId) ?? Number.NEGATIVE_INFINITY) < EVERY_MS) return
    this.#shown.set(channelId, now)
    await tools.rest.callInPassing({ method: 'POST', route: `/channels/${channelId}/typing` })
  }
}
