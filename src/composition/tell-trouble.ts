import type { DiscordState } from '../connectors/discord/open-discord.ts'
import type { Clock } from '../kernel/clock.ts'

/** A break shorter than this is mended by itself before a person could have done anything about it. */
const UNTOLD_MS = 6000

type State = Pick<DiscordState, 'phase' | 'problem' | 'trouble'>

/**
 * What keeps Discord from working, as the desk says it to every agent; null when all is well. It is asked with every head, so the
 * first answer that finds the connection lost begins its time.
 */
export function openTrouble(state: () => State | null, clock: Clock): () => string | null {
  let lostAt: number | null = null
  return () => {
    const now = state()
    if (now?.problem) return `${now.problem} Replies wait here until then.`
    if (now?.phase !== 'connecting') {
      lostAt = null
      return now?.trouble ?? null
    }
    lostAt ??= clock.now().getTime()
    if (clock.now().getTime() - lostAt < UNTOLD_MS) return null
    return 'Discord does not let us in right now. What members write meanwhile comes in when it does.'
  }
}
