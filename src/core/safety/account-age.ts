const DISCORD_EPOCH = 1_420_070_400_000n
const DAY_MS = 24 * 3_600_000

/** When an account was made, which its id tells (https://discord.com/developers/docs/reference#snowflakes); null where it is no such id. */
export function madeAtOf(address: string): Date | null {
  return /^\d{15,20}$/.test(address) ? new Date(Number((BigInt(address) >> 22n) + DISCORD_EPOCH)) : null
}

/** Until when an account is younger than so many days; null when it is old enough, or nothing tells its age. */
export function youngUntil(address: string, days: number, now: Date): Date | null {
  const made = days > 0 ? madeAtOf(address) : null
  if (!made) return null
  const until = new Date(made.getTime() + days * DAY_MS)
  return until > now ? until : null
}
