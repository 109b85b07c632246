import { byAgent } from '../../src/core/case/actor.ts'
import { type CreatedCase, createCase, type NewReport } from '../../src/core/case/create-case.ts'
import { joinCase } from '../../src/core/case/join-case.ts'
import { lockCase } from '../../src/core/case/lock-case.ts'
import { resolveIdentities } from '../../src/core/contact/resolve-identities.ts'
import { listEntries } from '../../src/core/inbox/list-entries.ts'
import { showCase } from '../../src/core/inbox/show-case.ts'
import type { CaseDetail, CaseEntryView } from '../../src/protocol/cases.ts'
import type { TestCore } from './core.ts'

type Desk = Pick<TestCore, 'kernel' | 'workspace' | 'agent' | 'clock'>

/** A contact by the name that they have on the channel; the same name is the same one. */
export async function addContact(core: Desk, name: string): Promise<string> {
  const { kernel, workspace, clock } = core
  const person = { address: `id-${name}`, handle: name.toLowerCase(), name, picture: null, locale: null, roles: null }
  const found = await kernel.db.transaction((tx) =>
    resolveIdentities(tx, { workspace, channel: 'discord', people: [person], now: clock.now() }),
  )
  return found.byAddress.get(person.address)?.contactId ?? ''
}

/** A case as a form makes it: a published bug that somebody reported, unless said otherwise. */
export function addCase(core: Desk, more: Partial<NewReport> = {}): Promise<CreatedCase> {
  const { kernel, workspace, agent, clock } = core
  return kernel.db.transaction((tx) =>
    createCase(tx, {
      workspace,
      type: 'bug',
      source: 'form',
      subject: 'Receipts come late',
      description: 'I paid and got nothing.',
      fields: {},
      requester: null,
      way: 'form',
      guild: null,
      origin: null,
      roles: [],
      published: true,
      key: null,
      actor: more.requester ? { agent: null, contact: more.requester } : byAgent(agent),
      now: clock.now(),
      ...more,
    }),
  )
}

/** A member presses "me too", or "follow". */
export async function joins(
  core: Desk,
  id: string,
  contact: string,
  role: 'reporter' | 'follower' = 'reporter',
): Promise<void> {
  const { kernel, workspace, clock } = core
  const way = role === 'reporter' ? ('me_too' as const) : ('follow' as const)
  await kernel.db.transaction(async (tx) => {
    const held = await lockCase(tx, workspace, id)
    await joinCase(tx, { workspace, case: held, contact, role, way, direct: false, now: clock.now() })
  })
}

/** A case as the core's owner sees it. */
export function shown({ kernel, workspace, agent }: Desk, id: string): Promise<CaseDetail> {
  return showCase(kernel.db, { workspace, agent, id })
}

/** Its history, the oldest line first. */
export async function history({ kernel, workspace }: Desk, id: string): Promise<CaseEntryView[]> {
  return (await listEntries(kernel.db, { workspace, id, cursor: undefined, limit: 100 })).items.reverse()
}

/** The kinds of facts that were stated about a case, oldest first. */
export async function statedOf(core: Pick<TestCore, 'numberer' | 'database'>, id: string): Promise<string[]> {
  await core.numberer.stop()
  core.numberer.start()
  const { rows } = await core.database.pool.query<{ kind: string }>(
    `select kind from event where facts ->> 'case' = $1 order by number`,
    [id],
  )
  return rows.map(({ kind }) => kind)
}
