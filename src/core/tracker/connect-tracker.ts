import { randomBytes } from 'node:crypto'
import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import { beginFollowing } from '../../kernel/events/log-follower.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockTracker } from './read-tracker.ts'
import {
  DEFAULT_SETTINGS,
  HOOK_PURPOSE,
  TOKEN_PURPOSE,
  TRACKER_FOLLOWER,
  type Tracker,
  type TrackerPlace,
} from './tracker.ts'
import { wakeIssues, wakeLook } from './wake-issue.ts'

export interface TrackerConnection extends TrackerPlace {
  workspace: number
  agent: string
}

// Of another repository no issue is known any more: its numbers mean others there.
const FORGET: Statement = {
  name: 'tracker_forget_issues',
  text: `delete from tracker_issue i using tracker t
    where i.workspace = $1 and t.workspace = $1 and (lower(t.repository) <> lower($2) or t.api_base <> $3)`,
}

const CONNECT: Statement = {
  name: 'tracker_connect',
  text: `insert into tracker (workspace, id, system, repository, api_base, token, hook_secret, settings, looked_until, connected_at)
    values ($1, $2, 'github', $3, $4, $5, $6, $7::jsonb, $8, $8)
    on conflict (workspace) do update set repository = excluded.repository, api_base = excluded.api_base, token = excluded.token,
      hook_secret = excluded.hook_secret, trouble = null, rest_until = null, connected_at = excluded.connected_at
    returning id`,
}

const LINKED: Statement = {
  name: 'tracker_linked_cases',
  text: 'update tracker_issue set trouble = null, tries = 0, hints = hints + 1 where workspace = $1 returning case_id as id',
}

const ROTATE: Statement = {
  name: 'tracker_rotate_hook',
  text: 'update tracker set hook_secret = $2 where workspace = $1',
}

export const newHookSecret = (): string => randomBytes(32).toString('hex')

/**
 * Connects a workspace with a repository, or gives it another token. Answers the secret of its webhook, which can be read this once.
 * @throws Refusal conflict, with what the system says about the token
 */
export async function connectTracker(
  kernel: Kernel,
  { secrets, tracker }: { secrets: Secrets; tracker: Tracker },
  { workspace, agent, ...place }: TrackerConnection,
): Promise<string> {
  const checked = await tracker.check(place)
  if (!checked.ok) throw new Refusal('conflict', checked.words, { field: 'token' })
  const at = kernel.clock.now()
  const secret = newHookSecret()
  await kernel.db.transaction(async (tx) => {
    const { repository, apiBase, token } = place
    beginFollowing(tx, workspace, TRACKER_FOLLOWER)
    tx.later(FORGET, [workspace, repository, apiBase])
    const [sealed, hook] = [secrets.seal(TOKEN_PURPOSE, token), secrets.seal(HOOK_PURPOSE, secret)]
    const values = [workspace, newId(), repository, apiBase, sealed, hook, JSON.stringify(DEFAULT_SETTINGS), at]
    const [stored] = await tx.run<{ id: string }>(CONNECT, values)
    const linked = await tx.run<{ id: string }>(LINKED, [workspace])
    await recordAudit(tx, { workspace, agent, act: 'tracker.connected', subject: `workspace:${workspace}`, at })
    await wakeIssues(
      tx,
      workspace,
      linked.map(({ id }) => id),
      at,
    )
    if (stored) await wakeLook(tx, workspace, stored.id, at)
    await appendEvents(tx, [{ workspace, kind: 'tracker.changed', conversation: null, agent, at }])
  })
  return secret
}

/** Gives the webhook another secret, which can be read this once; the one before ends. @throws Refusal conflict, where none is connected */
export async function rotateHook(
  kernel: Kernel,
  secrets: Secrets,
  { workspace, agent }: { workspace: number; agent: string },
): Promise<string> {
  const at = kernel.clock.now()
  const secret = newHookSecret()
  await kernel.db.transaction(async (tx) => {
    await lockTracker(tx, workspace)
    tx.later(ROTATE, [workspace, secrets.seal(HOOK_PURPOSE, secret)])
    await recordAudit(tx, { workspace, agent, act: 'tracker.changed', subject: `workspace:${workspace}`, at })
    await appendEvents(tx, [{ workspace, kind: 'tracker.changed', conversation: null, agent, at }])
  })
  return secret
}
