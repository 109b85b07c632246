import type { DeskOutcome } from '../../../core/desk/desk.ts'
import { isDenied, isLimited, isMissing, isTrouble, TwilioFault } from '../fault.ts'
import type { Flex } from './flex.ts'

export interface Attempt {
  /** What waits together: the conversation, or what there is before it. */
  key: string
  /** Done twice it would stand there twice: where it may have been taken, that is said, and not tried again in the dark. */
  once?: boolean
  /** The conversation that it is about. A refusal because that is over is the end of it, not of this act alone. */
  conversation?: string
}

/** Performs one act at Twilio and says what became of it in the core's words. */
export async function attempt<Done>(
  flex: Flex,
  { key, once = false, conversation }: Attempt,
  work: () => Promise<Done>,
): Promise<DeskOutcome<Done>> {
  try {
    const value = await work()
    flex.pace.ease(key)
    flex.heard(true)
    return { result: 'done', value }
  } catch (error) {
    if (!(error instanceof TwilioFault)) throw error
    if (isDenied(error)) {
      flex.heard(false)
      return { result: 'stopped', detail: DENIED }
    }
    if (isLimited(error)) {
      return { result: 'later', at: flex.pace.next(key, error.retryAfterMs), detail: LIMITED }
    }
    if (isTrouble(error)) {
      if (once && error.inDoubt) return { result: 'unknown', detail: TROUBLE }
      return { result: 'later', at: flex.pace.next(key, error.retryAfterMs), detail: TROUBLE }
    }
    return conversation === undefined ? refusal(error) : endOrRefusal(flex, { key, conversation }, error)
  }
}

export const DENIED = 'Twilio does not take the credentials any more. Connect the account again in Settings.'
const LIMITED = 'Twilio asks for fewer requests at a time.'
const TROUBLE = 'Twilio does not answer as it should.'

const refusal = ({ message, code, status }: TwilioFault): DeskOutcome<never> => ({
  result: 'refused',
  detail: `Twilio does not take it: ${message} (${code || status})`,
})

/** Twilio's codes for a closed conversation differ by what is tried; whether it is over is asked itself. */
async function endOrRefusal(
  flex: Flex,
  { key, conversation }: { key: string; conversation: string },
  fault: TwilioFault,
): Promise<DeskOutcome<never>> {
  const looked = await attempt(flex, { key }, async () => {
    const sdk = await flex.client.sdk()
    return (await sdk.conversations.v1.conversations(conversation).fetch()).state
  })
  if (looked.result === 'refused') return isMissing(fault) ? { result: 'gone' } : refusal(fault)
  if (looked.result !== 'done') return looked
  return looked.value === 'closed' ? { result: 'gone' } : refusal(fault)
}
