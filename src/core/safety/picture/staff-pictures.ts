import type { Reader, Statement } from '../../../kernel/database.ts'

/** One of the team, with what their picture looks like. */
export interface StaffPicture {
  guild: string
  address: string
  name: string
  handle: string
  /** Address of the picture, or null. */
  picture: string | null
  /** Null: not looked at yet. Empty: it was, and shows nothing. */
  hash: string | null
}

// An agent's account counts while the agent is active, as in `staffIn`.
const READ: Statement = {
  name: 'staff_pictures',
  text: `select s.guild, s.address, s.name, s.handle, s.picture, s.picture_hash as hash from staff_member s
    where s.workspace = $1 and s.gone_at is null and (cardinality(s.roles) > 0 or exists (
      select 1 from agent a where a.workspace = s.workspace and a.discord_user_id = s.address and a.deactivated_at is null))
    order by s.guild, s.address`,
}

// What was looked at may have been changed meanwhile: then it is looked at again.
const KEEP: Statement = {
  name: 'staff_keep_hash',
  text: `update staff_member set picture_hash = $4 where workspace = $1 and address = $2 and picture = $3`,
}

/** Who is known as staff, by guild. */
export const staffPictures = (reader: Reader, workspace: number): Promise<StaffPicture[]> =>
  reader.run<StaffPicture>(READ, [workspace])

/** Keeps what somebody's picture looks like; empty for one that shows nothing. */
export async function keepPictureHash(
  reader: Reader,
  workspace: number,
  looked: { address: string; picture: string; hash: string },
): Promise<void> {
  await reader.run(KEEP, [workspace, looked.address, looked.picture, looked.hash])
}
