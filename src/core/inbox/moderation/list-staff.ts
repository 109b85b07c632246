import type { Reader, Statement } from '../../../kernel/database.ts'
import type { StaffView } from '../../../protocol/moderation.ts'
import { type AgentColumns, presentAgent } from '../present-agent.ts'

const MOST = 500

const STAFF: Statement = {
  name: 'inbox_staff',
  text: `select s.guild, s.address, s.name, s.handle, s.picture, s.roles, a.id as agent_id, a.public_name, a.picture_blob from staff_member s
    left join agent a on a.workspace = s.workspace and a.discord_user_id = s.address and a.deactivated_at is null
    where s.workspace = $1 and s.gone_at is null and (cardinality(s.roles) > 0 or a.id is not null)
    order by s.name, s.address, s.guild limit ${MOST}`,
}

/** Who is known as staff, by name: of whom `/verify` tells. */
export async function listStaff(reader: Reader, workspace: number): Promise<StaffView[]> {
  const rows = await reader.run<Omit<StaffView, 'agent'> & AgentColumns>(STAFF, [workspace])
  return rows.map((row) => {
    const { guild, address, name, handle, picture, roles } = row
    return { guild, address, name, handle, picture, roles, agent: presentAgent(row) }
  })
}
