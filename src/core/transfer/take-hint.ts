import type { Kernel } from '../../kernel/kernel.ts'
import type { DeskHint, HintAnswer } from './inwards.ts'

/**
 * Takes what a webhook of the desk says. One message of words that comes in its order is stored at once; all else only has the exchange read.
 * `externalId` is the desk's own id of the exchange.
 */
export async function takeHint(
  kernel: Kernel,
  hinted: { workspace: number; externalId: string; hint: DeskHint },
): Promise<HintAnswer> {
  kernel.log.debug({ kind: hinted.hint.kind }, 'a hint came')
  return 'unknown'
}
