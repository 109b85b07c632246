import { openTwilioClient } from '../connectors/twilio/client.ts'
import { ANSWER_MS, hearStudio, type StudioAnswer } from '../connectors/twilio/studio/hear-studio.ts'
import type { AnswerEngine } from '../core/virtual-agent/answer-engine.ts'
import type { TwilioCall } from '../http/twilio-set-up.ts'
import type { Kernel } from '../kernel/kernel.ts'
import { conversationUrlAt } from './conversation-url.ts'
import type { TwilioAccounts } from './twilio-accounts.ts'

/**
 * Answers a Studio flow that asks about a message.
 * @throws Refusal `forbidden` for what the account of the address has not signed
 */
export async function answerStudio(
  options: {
    kernel: Kernel
    accounts: TwilioAccounts
    engineOf: (workspace: number) => AnswerEngine
    /** Address of the desk as people open it. */
    publicUrl: string
  },
  call: TwilioCall,
): Promise<StudioAnswer> {
  const { kernel, accounts, engineOf, publicUrl } = options
  const urlOf = conversationUrlAt(publicUrl)
  const { account, signed } = await accounts.read(call)
  const { workspace } = account
  const turns = { kernel, workspace, engine: engineOf(workspace) }
  const hearing = { turns, account, client: openTwilioClient(account), urlOf, answerWithin: ANSWER_MS }
  const answer = await hearStudio(hearing, signed.fields)
  accounts.counts.add('studio', answer.next === 'nothing' ? 'other' : 'taken')
  return answer
}
