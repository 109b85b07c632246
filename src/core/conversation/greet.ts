import { escapeMarkdown } from '../../protocol/escape.ts'
import { text } from '../../texts/format.ts'
import { agentOfGuild } from '../workspace/agent-of-guild.ts'
import { greetingWords } from '../workspace/greeting-words.ts'
import { readSettings } from '../workspace/settings.ts'
import type { Batch } from './batch.ts'
import { personButton } from './buttons.ts'
import { giveNotice } from './give-notice.ts'
import type { InboundHelpRequest } from './inbound.ts'
import type { OpenedConversation } from './open-conversations.ts'
import { speak } from './speak.ts'

/**
 * Answers a request for help with first words: the virtual agent's own, which offer a person at once, or a notice where an agent has
 * the conversation or none but agents answer. Answers the message's id, or null when it was greeted before.
 */
export async function greet(
  batch: Batch,
  options: { conversation: OpenedConversation; locale: string | null; request: InboundHelpRequest },
): Promise<string | null> {
  const { tx, workspace, now } = batch
  const { conversation, request } = options
  const settings = await readSettings(tx, workspace)
  const locale = options.locale ?? settings.locale
  const question = request.question !== null
  const once = request.externalId
  if (conversation.status !== 'automated' || !settings.virtualAgent.enabled) {
    const notice = { kind: 'greeting' as const, question }
    return giveNotice(tx, { workspace, conversation: conversation.id, locale, notice, once, now })
  }
  const { name } = agentOfGuild(settings, conversation.guild?.id ?? null)
  const who =
    greetingWords(settings, name, locale) ?? text(locale, 'greetingWho', { brand: escapeMarkdown(settings.name) })
  return speak(tx, {
    workspace,
    conversation: conversation.id,
    locale,
    name,
    words: `${who} ${text(locale, 'greetingHow', { question: question ? 'yes' : 'no' })}`,
    buttons: [personButton(locale)],
    key: `greeting:${once}`,
    now,
  })
}
