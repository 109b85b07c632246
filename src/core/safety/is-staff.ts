import type { Reader, Statement } from '../../kernel/database.ts'

// As in `staffIn`: an agent's account counts while the agent is active, a role as long as it was seen.
const IS: Statement = {
  name: 'staff_is',
  text: `select 1 from agent where workspace = $1 and discord_user_id = $2 and deactivated_at is null
    union all
    select 1 from staff_member where workspace = $1 and address = $2 and gone_at is null and cardinality(roles) > 0 limit 1`,
}

/** Whether somebody is known as one of the team, in any guild. */
export const isStaff = async (reader: Reader, workspace: number, address: string): Promise<boolean> =>
  (await reader.run(IS, [workspace, address])).length > 0
