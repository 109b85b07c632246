import type { Statement, Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Actor } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { lockPair } from './lock-case.ts'
import { stateChanged } from './state-changed.ts'

/** `blocked_by`: the other one blocks this one. */
export type LinkKind = 'related' | 'blocks' | 'blocked_by'

export interface CaseLink {
  workspace: number
  case: string
  other: string
  kind: LinkKind
  actor: Actor
}

const LINK: Statement = {
  name: 'case_link',
  text: `insert into case_link (workspace, case_id, other_id, kind, at) values ($1, $2, $3, $4, $5)
    on conflict do nothing returning case_id`,
}

const UNLINK: Statement = {
  name: 'case_unlink',
  text: `delete from case_link where workspace = $1 and case_id = $2 and other_id = $3 and kind = $4 returning case_id`,
}

const HAS: Statement = {
  name: 'case_has_link',
  text: 'select 1 from case_link where workspace = $1 and case_id = $2 and other_id = $3 and kind = $4',
}

/**
 * Says that two cases have to do with each other. To say it twice changes nothing.
 * @throws Refusal not_found; invalid (with itself); conflict (each would block the other)
 */
export function linkCases(kernel: Kernel, link: CaseLink): Promise<void> {
  return change(kernel, link, async (tx, { from, to, kind }, now) => {
    const { workspace } = link
    if (kind === 'blocks' && (await tx.run(HAS, [workspace, to, from, kind])).length > 0) {
      throw new Refusal('conflict', 'The other one is said to block this one. Remove that first.')
    }
    return (await tx.run(LINK, [workspace, from, to, kind, now])).length > 0 ? 'linked' : null
  })
}

/** Takes back that two cases have to do with each other; where nobody said so nothing changes. @throws Refusal not_found, invalid */
export function unlinkCases(kernel: Kernel, link: CaseLink): Promise<void> {
  return change(kernel, link, async (tx, { from, to, kind }) => {
    return (await tx.run(UNLINK, [link.workspace, from, to, kind])).length > 0 ? 'unlinked' : null
  })
}

interface StoredLink {
  from: string
  to: string
  kind: 'related' | 'blocks'
}

function change(
  kernel: Kernel,
  link: CaseLink,
  act: (tx: Transaction, stored: StoredLink, now: Date) => Promise<'linked' | 'unlinked' | null>,
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, kind, actor } = link
    const now = kernel.clock.now()
    const [own, other] = await lockPair(tx, workspace, [link.case, link.other])
    const done = await act(tx, storedAs(own.id, other.id, kind), now)
    if (!done) return
    const shared = { workspace, kind: done, actor, now }
    addEntry(tx, { ...shared, case: own.id, facts: { other: other.id, link: kind } })
    addEntry(tx, { ...shared, case: other.id, facts: { other: own.id, link: OPPOSITE[kind] } })
    await stateChanged(tx, { workspace, cases: [own.id, other.id], agent: actor.agent, now })
  })
}

const OPPOSITE: Record<LinkKind, LinkKind> = { related: 'related', blocks: 'blocked_by', blocked_by: 'blocks' }

/** Kept once: whoever blocks stands first, of two that are related the one with the smaller id. */
function storedAs(own: string, other: string, kind: LinkKind): StoredLink {
  if (kind === 'blocks') return { from: own, to: other, kind }
  if (kind === 'blocked_by') return { from: other, to: own, kind: 'blocks' }
  return own < other ? { from: own, to: other, kind } : { from: other, to: own, kind }
}
