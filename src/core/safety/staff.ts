/** Stands among their roles: whoever owns a guild of ours is staff, whatever roles they gave themselves. Discord calls them so. */
export const SERVER_OWNER = 'Server owner'

/** One of the team as a guild shows them. */
export interface StaffMember {
  guild: string
  address: string
  name: string
  handle: string
  /** Address of the picture, or null. */
  picture: string | null
  /** Names of the roles that make them staff; none for an agent without such a role. */
  roles: string[]
  /** The agent whom the account belongs to. */
  agent: string | null
}
