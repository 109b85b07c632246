import { Refusal } from '../../kernel/errors.ts'
import type { CallContext } from '../context.ts'
import type { Services } from '../services.ts'

/**
 * Counts a try of the caller's address at what a secret opens.
 * @throws Refusal `too_many`, with the header that says when
 */
export function countTry({ identity }: Services, { address, response }: CallContext): void {
  try {
    identity.tries.count(address)
  } catch (error) {
    if (error instanceof Refusal) response.setHeader('retry-after', String(error.details?.seconds ?? 60))
    throw error
  }
}
