const LONGEST = 60

/** `help-<name>`, of letters and digits only: no markup, no direction marks, no towers of accents. */
export function threadName(name: string, userId: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const short = [...plain].slice(0, LONGEST).join('').toLowerCase()
  return `help-${short || userId.slice(-4)}`
}
