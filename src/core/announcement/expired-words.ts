/** Why something scheduled was not posted, and what to do. `wall`: the time that was chosen. */
export function expiredWords({ wall }: { wall: string | null }): string {
  const due = wall ? ` at ${wall.slice(11)} on ${dayOf(wall)}` : ''
  return `It was due${due} and Guildesk was not running. Post it now or choose another time.`
}

const dayOf = (wall: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${wall}Z`))
