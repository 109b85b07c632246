/** Every zone of the IANA list that this browser knows, and the one that is chosen, which it may call otherwise. */
export function zonesWith(chosen: string): string[] {
  const zones = Intl.supportedValuesOf('timeZone')
  return [...new Set([...zones, 'UTC', chosen])].sort((one, other) => one.localeCompare(other))
}

/** What the clock shows in a zone: "14:05". */
export const clockIn = (timeZone: string, at = Date.now()): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
