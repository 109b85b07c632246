import type { Reader, Statement } from '../../kernel/database.ts'
import type { StaffMember } from './staff.ts'

// An agent's account counts while the agent is active, whenever it was learnt.
const STAFF: Statement = {
  name: 'staff_in',
  text: `select s.guild, s.address, s.name, s.handle, s.picture, s.roles, a.id as agent from staff_member s
    left join agent a on a.workspace = s.workspace and a.discord_user_id = s.address and a.deactivated_at is null
    where s.workspace = $1 and ($2::text is null or s.guild = $2) and s.gone_at is null and (cardinality(s.roles) > 0 or a.id is not null)
    order by s.guild, s.name, s.address`,
}

/** Who is known as staff in a guild, by name; in all of them without one. */
export const staffIn = (reader: Reader, workspace: number, guild: string | null): Promise<StaffMember[]> =>
  reader.run<StaffMember>(STAFF, [workspace, guild])
