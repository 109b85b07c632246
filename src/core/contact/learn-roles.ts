import type { Reader, Statement } from '../../kernel/database.ts'

const UNTOLD: Statement = {
  name: 'identity_roles_untold',
  text: 'select 1 from identity where workspace = $1 and channel = $2 and address = $3 and roles is null',
}

const LEARN: Statement = {
  name: 'identity_learn_roles',
  text: 'update identity set roles = $4 where workspace = $1 and channel = $2 and address = $3 and roles is null',
}

interface Address {
  workspace: number
  channel: 'discord'
  address: string
}

/** Whether the channel has never said which roles a person has. */
export async function rolesAreUntold(reader: Reader, { workspace, channel, address }: Address): Promise<boolean> {
  return (await reader.run(UNTOLD, [workspace, channel, address])).length > 0
}

/** Keeps the roles of a person of whom none were told so far; what they said themselves meanwhile is newer, and stays. */
export async function learnRoles(reader: Reader, learnt: Address & { roles: string[] }): Promise<void> {
  const { workspace, channel, address, roles } = learnt
  await reader.run(LEARN, [workspace, channel, address, roles])
}
