import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { CaseOutcome, CaseStatus } from '../../protocol/cases.ts'
import type { Actor } from '../case/actor.ts'
import { changeStatus } from '../case/change-status.ts'
import { lockCase } from '../case/lock-case.ts'
import { wakeCard } from '../case/wake-card.ts'
import { type NewsTexts, newsOf } from './news.ts'
import { tellNews } from './tell-news.ts'

export interface CaseMove {
  workspace: number
  case: string
  status: CaseStatus
  /** How it ended; left out: as a case of its type usually does. */
  outcome?: CaseOutcome | undefined
  /** The version that brings the fix. */
  fixedIn?: string | undefined
  /** Words beside the sentence of the change, to all who are told; by language. */
  texts?: NewsTexts | undefined
  /** Whether those who wait for it are told; left out: when members see it. */
  tell?: boolean | undefined
  actor: Actor
}

/**
 * Gives a case another status, tells those who wait for it and has its card follow, in one transaction. `changed` is false where it had that
 * status; then nobody is told. `news` is null where nobody is told.
 * @throws Refusal not_found, conflict (it is a duplicate)
 */
export function moveCase(kernel: Kernel, move: CaseMove): Promise<{ changed: boolean; news: string | null }> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, status, outcome, fixedIn, texts = {}, actor } = move
    const now = kernel.clock.now()
    const held = await lockCase(tx, workspace, move.case)
    const before = { status: held.status, outcome: held.outcome }
    const entry = await changeStatus(tx, { workspace, case: held, status, outcome, fixedIn, actor, now })
    if (entry === null) return { changed: false, news: null }
    // Words that were written for all are told also where the step by itself is no news.
    const kind = newsOf(before, held) ?? (hasWords(texts) ? 'update' : null)
    const told = kind !== null && (move.tell ?? held.published)
    const version = kind === 'fixed' ? held.fixedIn : null
    const news = told ? await tellNews(tx, { workspace, case: held, kind, texts, fixedIn: version, actor, now }) : null
    await wakeCard(tx, workspace, held.id, now)
    const { agent } = actor
    await appendEvents(tx, [{ workspace, kind: 'case.changed', conversation: null, case: held.id, agent, at: now }])
    return { changed: true, news }
  })
}

/** Whether an agent says anything in them. */
export const hasWords = (texts: NewsTexts): boolean => Boolean(texts.en?.trim() || texts['pt-BR']?.trim())
