import type { Reader, Statement } from '../../kernel/database.ts'
import type { StaffMember } from './staff.ts'

// Nothing is written for who is known as they are; a new picture has not been looked at.
const LEARN: Statement = {
  name: 'staff_learn',
  text: `insert into staff_member (workspace, guild, address, name, handle, picture, roles, agent_id, seen_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    on conflict (workspace, guild, address) do update set name = excluded.name, handle = excluded.handle, picture = excluded.picture,
      picture_hash = case when staff_member.picture is distinct from excluded.picture then null else staff_member.picture_hash end,
      roles = excluded.roles, agent_id = excluded.agent_id, seen_at = excluded.seen_at, gone_at = null
    where (staff_member.name, staff_member.handle, staff_member.picture, staff_member.roles, staff_member.agent_id, staff_member.gone_at)
      is distinct from (excluded.name, excluded.handle, excluded.picture, excluded.roles, excluded.agent_id, null::timestamptz)`,
}

const FORGET: Statement = {
  name: 'staff_forget',
  text: `update staff_member set gone_at = $4, roles = '{}' where workspace = $1 and guild = $2 and address = $3 and gone_at is null`,
}

/** Keeps who is staff, as they are seen now. */
export async function learnStaff(reader: Reader, workspace: number, seen: StaffMember & { at: Date }): Promise<void> {
  const { guild, address, name, handle, picture, roles, agent, at } = seen
  await reader.run(LEARN, [workspace, guild, address, name, handle, picture, roles, agent, at])
}

/** They are staff there no more. */
export async function forgetStaff(
  reader: Reader,
  workspace: number,
  who: { guild: string; address: string; at: Date },
): Promise<void> {
  await reader.run(FORGET, [workspace, who.guild, who.address, who.at])
}
