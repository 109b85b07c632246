/** A search by fewer letters would find half of the guild. */
const LEAST = 3
const LETTERS = 4
/** With what the names begin by which lookalikes are searched: Discord finds members by the beginning of a name. Each once. */
export function beginningsOf(team: readonly { name: string; handle: string }[]): string[] {
  const starts = team
    .flatMap(({ name, handle }) => [name, handle])
    .map((name) => Array.from(name.trim().toLowerCase()).slice(0, LETTERS).join('').trim())
  return [...new Set(starts.filter((start) => Array.from(start).length >= LEAST))]
}
