import { openDirect } from '../../sandbox/world/directs.ts'
import { NOBODY } from '../../src/core/case/actor.ts'
import { createCase, type NewReport } from '../../src/core/case/create-case.ts'
import { joinCase } from '../../src/core/case/join-case.ts'
import { lockCase } from '../../src/core/case/lock-case.ts'
import { wakeCard } from '../../src/core/case/wake-card.ts'
import { resolveIdentities } from '../../src/core/contact/resolve-identities.ts'
import type { TestDiscord } from './discord.ts'

/** A report as a form makes it, with nobody on it; answers the case's id. */
export function makeReport(discord: TestDiscord, more: Partial<NewReport> = {}): Promise<string> {
  const now = new Date()
  const { workspace } = discord
  return discord.kernel.db.transaction(async (tx) => {
    const { id } = await createCase(tx, {
      ...{ workspace, type: 'bug', source: 'form', subject: 'Receipts delayed' },
      ...{ description: 'The pass stays locked.', fields: { severity: 'blocking', platforms: ['ios'] } },
      ...{ requester: null, way: 'form', guild: null, origin: null, roles: ['Booster'], published: true, key: null },
      ...{ actor: NOBODY, now },
      ...more,
    })
    await wakeCard(tx, workspace, id, now)
    return id
  })
}

/** So many members come to the server, `direct` of them with a direct message open to the bot, and are known as contacts. */
export async function makeCrowd(
  discord: TestDiscord,
  { count, direct, locale = 'en-GB' }: { count: number; direct: boolean; locale?: string },
): Promise<string[]> {
  const { workspace, kernel, sandbox } = discord
  const { members } = await sandbox.act('add-members', { count, locale })
  const people = members.map((address) => ({
    address,
    handle: null,
    name: `W${address.slice(-4)}`,
    picture: null,
    locale,
    roles: null,
  }))
  await kernel.db.transaction((tx) => resolveIdentities(tx, { workspace, channel: 'discord', people, now: new Date() }))
  if (!direct) return members
  const { world } = sandbox.running.sandbox
  const channels = members.map((member) => openDirect(world, member).id)
  await discord.rows(
    `insert into discord_member (workspace, user_id, direct_channel_id) select $1, * from unnest($2::text[], $3::text[])`,
    [workspace, members, channels],
  )
  return members
}

/** Members report a case, or follow it. */
export async function joinCrowd(
  discord: TestDiscord,
  id: string,
  members: readonly string[],
  role: 'reporter' | 'follower',
): Promise<void> {
  const { workspace, kernel } = discord
  const rows = await discord.rows<{ contact: string }>(
    'select contact_id as contact from identity where address = any($1::text[]) order by contact_id',
    [members],
  )
  await kernel.db.transaction(async (tx) => {
    const held = await lockCase(tx, workspace, id)
    for (const { contact } of rows) {
      const joining = { workspace, case: held, contact, role, direct: false, now: new Date() }
      await joinCase(tx, { ...joining, way: role === 'reporter' ? 'me_too' : 'follow' })
    }
  })
}
