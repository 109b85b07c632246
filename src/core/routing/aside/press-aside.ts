import type { Kernel } from '../../../kernel/kernel.ts'
import { answerFor, type ShownArticle } from '../../knowledge/answer-for.ts'
import { noteOutcome } from '../../virtual-agent/learning/note-outcome.ts'
import { notePick } from '../../virtual-agent/learning/note-pick.ts'
import { readAside } from './read-aside.ts'

/** What a member presses under an answer that was given beside any conversation. */
export type AsidePress =
  | { act: 'helped' | 'not_helped' | 'person' }
  /** One of the suggested articles. */
  | { act: 'pick'; article: string }

export interface AsidePressed {
  workspace: number
  question: string
  /** The channel's own id of who presses. */
  address: string
  locale: string
  press: AsidePress
}

/** `gone`: no such question is kept, or the article is not published any more. `not_theirs`: somebody else asked. */
export type AsideEffect =
  | { kind: 'gone' | 'not_theirs' | 'noted' }
  | { kind: 'person'; words: string }
  | { kind: 'picked'; article: ShownArticle }

/** Notes what became of a question that was asked beside any conversation. Only who asked may say so. */
export async function pressAside(kernel: Kernel, pressed: AsidePressed): Promise<AsideEffect> {
  const { workspace, question, address, locale, press } = pressed
  const kept = await readAside(kernel.db, workspace, question, address)
  if (!kept) return { kind: 'gone' }
  if (!kept.theirs) return { kind: 'not_theirs' }
  const now = kernel.clock.now()
  if (press.act === 'pick') {
    const [article] = await answerFor(kernel.db, workspace, [press.article], locale)
    if (!article) return { kind: 'gone' }
    await kernel.db.transaction(async (tx) => notePick(tx, { workspace, question, article: article.original }))
    return { kind: 'picked', article }
  }
  const outcome = press.act === 'person' ? 'handed_over' : press.act
  await kernel.db.transaction(async (tx) => noteOutcome(tx, { workspace, question, outcome, now }))
  return press.act === 'person' ? { kind: 'person', words: kept.text } : { kind: 'noted' }
}
