import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, Call, DiscordRest } from '../rest/client.ts'

/** A person waits for the answer: so long is better than a refusal, and longer is not. */
const PATIENCE_MS = 6000

/** Whoever asks Discord something and is answered. */
export type Asker = Pick<DiscordRest, 'call'>

/** Asks again where Discord only wants a moment; the lanes' way of coming back later is nothing for a question. */
export function askPatiently(rest: DiscordRest): Asker {
  return {
    async call(call: Call): Promise<Answer> {
      for (let left = PATIENCE_MS; ; ) {
        const answer = await rest.call(call)
        if (answer.ok || answer.failure.kind !== 'limited' || answer.failure.ms > left) return answer
        left -= answer.failure.ms
        await sleep(answer.failure.ms)
      }
    },
  }
}
