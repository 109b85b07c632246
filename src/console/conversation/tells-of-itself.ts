import type { DeliveryView } from '../../protocol/messages.ts'

/** Whether a delivery has something to say even where only the last state of a group is shown. */
export function tellsOfItself({ state }: DeliveryView): boolean {
  return state === 'failed' || state === 'unknown' || state === 'cancelled'
}
