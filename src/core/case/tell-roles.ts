import type { Reader, Statement } from '../../kernel/database.ts'

const TELL: Statement = {
  name: 'case_tell_roles',
  text: `update support_case set roles = $4 where workspace = $1 and roles = '{}' and status <> 'resolved' and requester_id = (
      select contact_id from identity where workspace = $1 and channel = $2 and address = $3
    )`,
}

/** The requester's roles became known after their case was opened; what it says already stays. */
export async function tellRoles(
  reader: Reader,
  told: { workspace: number; channel: 'discord'; address: string; roles: string[] },
): Promise<void> {
  const { workspace, channel, address, roles } = told
  await reader.run(TELL, [workspace, channel, address, roles])
}
