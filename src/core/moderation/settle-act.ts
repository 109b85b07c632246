import type { Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { followWithCase } from './follow-with-case.ts'
import { lockReport } from './lock-report.ts'
import type { ActToDo } from './read-work.ts'

const DONE: Statement = {
  name: 'moderation_act_done',
  text: `update moderation_act set state = $3, words = $4, tell = tell and $3 = 'done', done_at = $5
    where workspace = $1 and id = $2 and state = 'queued'`,
}

const GONE: Statement = {
  name: 'moderation_message_deleted',
  text: `update moderation_report set message_gone_at = coalesce(message_gone_at, $3), changed_at = $3, version = version + 1
    where workspace = $1 and id = $2`,
}

const OPEN_AGAIN: Statement = {
  name: 'moderation_open_again',
  text: `update moderation_report set state = 'open', closed_at = null, closed_by = null, changed_at = $3, version = version + 1
    where workspace = $1 and id = $2`,
}

const CHANGED: Statement = {
  name: 'moderation_act_changed',
  text: 'update moderation_report set changed_at = $3, version = version + 1 where workspace = $1 and id = $2',
}

const TOLD: Statement = {
  name: 'moderation_act_told',
  text: 'update moderation_act set tell = false, told_at = $3 where workspace = $1 and id = $2',
}

export interface Settling {
  workspace: number
  report: string
  act: Pick<ActToDo, 'id' | 'kind'>
  outcome: { result: 'done' } | { result: 'failed'; words: string }
}

/** What became of a deed. One that failed puts its report back before the moderators. */
export function settleAct(kernel: Kernel, { workspace, report: id, act, outcome }: Settling): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    const { report, held } = await lockReport(tx, workspace, id)
    const failed = outcome.result === 'failed'
    tx.later(DONE, [workspace, act.id, outcome.result, failed ? outcome.words : null, now])
    if (failed && report.state === 'done') {
      tx.later(OPEN_AGAIN, [workspace, id, now])
      await followWithCase(tx, { workspace, held, state: 'open', agent: null, dismissed: false, now })
    } else tx.later(act.kind === 'delete_message' && !failed ? GONE : CHANGED, [workspace, id, now])
    await stateModeration(tx, workspace, held.id, now)
  })
}

/** The member was told of it, or cannot be: then `reached` is false, and nobody tries again. */
export function settleTelling(
  kernel: Kernel,
  told: { workspace: number; case: string; act: string; reached: boolean },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const now = kernel.clock.now()
    tx.later(TOLD, [told.workspace, told.act, told.reached ? now : null])
    await stateModeration(tx, told.workspace, told.case, now)
  })
}

const stateModeration = (tx: Transaction, workspace: number, id: string, at: Date): Promise<void> =>
  appendEvents(tx, [{ workspace, kind: 'moderation.changed', conversation: null, case: id, at }])
