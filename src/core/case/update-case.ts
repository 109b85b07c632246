import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { CaseFields, CasePriority, CaseType } from '../../protocol/cases.ts'
import { recordAudit } from '../audit/record-audit.ts'
import type { Actor } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { checkPublishable } from './case.ts'
import { diffCase } from './diff-case.ts'
import { holdOwner } from './hold-owner.ts'
import { type LockedCase, lockCase } from './lock-case.ts'
import { storedPriority } from './priority.ts'
import { stateChanged } from './state-changed.ts'

/** What is given of it. */
export interface CaseChange {
  type?: CaseType | undefined
  subject?: string | undefined
  description?: string | undefined
  priority?: CasePriority | undefined
  owner?: string | null | undefined
  tags?: string[] | undefined
  dueAt?: Date | null | undefined
  fixedIn?: string | null | undefined
  published?: boolean | undefined
  fields?: CaseFields | undefined
}

export interface CaseUpdate {
  workspace: number
  case: string
  actor: Actor
  /** The version that was read; left out by who gives one thing whatever stands there now. */
  version?: number
  /** What is not given stays. A function makes it of what stands there now. */
  change: CaseChange | ((before: LockedCase) => CaseChange)
}

const UPDATE: Statement = {
  name: 'case_update',
  text: `update support_case set type = $3, subject = $4, description = $5, priority = $6, owner_id = $7, tags = $8, due_at = $9, fixed_in = $10,
      published = $11, fields = $12::jsonb, version = version + 1
    where workspace = $1 and id = $2`,
}

/**
 * Changes what a case says; each change makes a line of its history. Its status is changed by other verbs. A conversation stays with its
 * assignee, whoever owns the case.
 * @throws Refusal not_found; conflict when somebody has changed it since, or it is a duplicate and would be published; invalid (the owner is
 *   no longer active; what members cannot see would be published)
 */
export function updateCase(kernel: Kernel, update: CaseUpdate): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, actor } = update
    const now = kernel.clock.now()
    if (typeof update.change === 'object') await holdOwner(tx, workspace, update.change.owner)
    const before = await lockCase(tx, workspace, update.case)
    if (update.version !== undefined && update.version !== before.version) {
      throw new Refusal('conflict', 'Somebody has changed this case since you opened it.', { version: before.version })
    }
    const after = changed(before, typeof update.change === 'function' ? update.change(before) : update.change)
    const entries = diffCase(before, after)
    if (entries.length === 0) return
    checkPublishable(after)
    if (after.published && !before.published && before.mergedIntoId) {
      throw new Refusal('conflict', 'This case is a duplicate. Members see the one that it belongs to.')
    }
    tx.later(UPDATE, [
      ...[workspace, after.id, after.type, after.subject, after.description, after.priority, after.ownerId, after.tags],
      ...[after.dueAt, after.fixedIn, after.published, JSON.stringify(after.fields)],
    ])
    for (const { kind, facts } of entries) addEntry(tx, { workspace, case: after.id, kind, facts, actor, now })
    if (before.published !== after.published) {
      const act = after.published ? 'case.published' : 'case.unpublished'
      await recordAudit(tx, { workspace, agent: actor.agent, act, subject: `case:${after.id}`, at: now })
    }
    await stateChanged(tx, { workspace, cases: [after.id], agent: actor.agent, now })
  })
}

function changed(before: LockedCase, change: CaseChange): LockedCase {
  const given = <T>(value: T | undefined, old: T): T => (value === undefined ? old : value)
  return {
    ...before,
    type: given(change.type, before.type),
    subject: given(change.subject, before.subject),
    description: given(change.description, before.description),
    priority: change.priority === undefined ? before.priority : storedPriority(change.priority),
    ownerId: given(change.owner, before.ownerId),
    tags: [...new Set(given(change.tags, before.tags))],
    dueAt: given(change.dueAt, before.dueAt),
    fixedIn: given(change.fixedIn, before.fixedIn),
    published: given(change.published, before.published),
    fields: given(change.fields, before.fields),
  }
}
