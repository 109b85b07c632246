/** Until when a server asks to be left alone: `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); null where it does not say. */
export function retryAt(said: string | undefined, now: Date): Date | null {
  if (said === undefined) return null
  const at = /^\d{1,9}$/.test(said) ? now.getTime() + Number(said) * 1000 : Date.parse(said)
  return Number.isFinite(at) ? new Date(at) : null
}
