import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Actor } from '../case/actor.ts'
import { lockCase } from '../case/lock-case.ts'
import { wakeCard } from '../case/wake-card.ts'
import { hasWords } from './move-case.ts'
import type { NewsTexts } from './news.ts'
import { tellNews } from './tell-news.ts'

/**
 * Tells all who wait for a case something in the words of whoever acts. Answers the news' id.
 * @throws Refusal not_found, invalid (no words), conflict (a duplicate, or nobody waits for it)
 */
export async function tellCase(
  kernel: Kernel,
  telling: { workspace: number; case: string; actor: Actor; texts: NewsTexts },
): Promise<string> {
  const { workspace, actor, texts } = telling
  if (!hasWords(texts)) throw new Refusal('invalid', 'Write what they are to be told.')
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    const held = await lockCase(tx, workspace, telling.case)
    if (held.mergedIntoId) {
      throw new Refusal('conflict', 'This case is a duplicate: those who wait for it are told with the other one.')
    }
    const said = { workspace, case: held, kind: 'update' as const, texts, fixedIn: null, actor, now }
    const news = await tellNews(tx, said)
    if (news === null) throw new Refusal('conflict', 'Nobody waits for this case yet, so there is nobody to tell.')
    await wakeCard(tx, workspace, held.id, now)
    const { agent } = actor
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: held.id, agent, at: now }])
    return news
  })
}
