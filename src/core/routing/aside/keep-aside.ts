import type { Kernel } from '../../../kernel/kernel.ts'
import { resolveIdentities } from '../../contact/resolve-identities.ts'
import { recordQuestion } from '../../virtual-agent/learning/record-question.ts'
import type { Aside, AsideAsked } from './aside.ts'

/** Keeps what was asked beside any conversation, and what was said to it: the same id once. Nothing is kept while the virtual agent is off. */
export async function keepAside(kernel: Kernel, workspace: number, asked: AsideAsked, aside: Aside): Promise<void> {
  if (aside.kind === 'off') return
  const now = kernel.clock.now()
  const { id, way, contact, guild, words, locale } = asked
  const { kind: decision, nearest: article, sureness, model } = aside
  const text = decision === 'answer' && asked.article ? (aside.articles[0]?.title ?? words) : words
  await kernel.db.transaction(async (tx) => {
    const people = await resolveIdentities(tx, { workspace, channel: 'discord', people: [contact], now })
    const asker = people.byAddress.get(contact.address)?.contactId ?? null
    recordQuestion(tx, {
      ...{ workspace, id, way, conversation: null, contact: asker, guild, text, locale, messages: [], reply: null },
      ...{ decision, article, sureness, model, now },
    })
  })
}
