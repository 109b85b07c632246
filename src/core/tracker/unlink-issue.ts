import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { byAgent } from '../case/actor.ts'
import { addEntry } from '../case/add-entry.ts'
import { lockCase } from '../case/lock-case.ts'
import { stateChanged } from '../case/state-changed.ts'
import { wakeIssues } from './wake-issue.ts'

interface IssueAct {
  workspace: number
  agent: string
  case: string
}

const UNLINK: Statement = {
  name: 'tracker_issue_unlink',
  text: 'delete from tracker_issue where workspace = $1 and case_id = $2 returning number, url',
}

const RETRY: Statement = {
  name: 'tracker_issue_retry',
  text: 'update tracker_issue set trouble = null, tries = 0, hints = hints + 1 where workspace = $1 and case_id = $2 returning 1',
}

const NONE = 'This case has no issue.'

/** A case and its issue go their own ways; the issue stays as it is. @throws Refusal not_found, conflict (it has none) */
export async function unlinkIssue(kernel: Kernel, { workspace, agent, case: id }: IssueAct): Promise<void> {
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    await lockCase(tx, workspace, id)
    const [gone] = await tx.run<{ number: number | null; url: string | null }>(UNLINK, [workspace, id])
    if (!gone) throw new Refusal('conflict', NONE)
    if (gone.url) {
      const facts = { words: `unlinked issue #${gone.number}`, url: gone.url }
      addEntry(tx, { workspace, case: id, kind: 'external', actor: byAgent(agent), facts, now })
    }
    await stateChanged(tx, { workspace, cases: [id], agent, now })
  })
}

/** Tries again what did not work, at once. @throws Refusal not_found, conflict (it has none) */
export async function retryIssue(kernel: Kernel, { workspace, agent, case: id }: IssueAct): Promise<void> {
  const now = kernel.clock.now()
  await kernel.db.transaction(async (tx) => {
    await lockCase(tx, workspace, id)
    if ((await tx.run(RETRY, [workspace, id])).length === 0) throw new Refusal('conflict', NONE)
    await wakeIssues(tx, workspace, [id], now)
    await stateChanged(tx, { workspace, cases: [id], agent, now })
  })
}
