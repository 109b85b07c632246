/** Characters that are looked at: as much as a member can write in one message. */
const MOST = 4000

/**
 * The clauses of a text, ready for patterns: lower case, no accents, apostrophes, marks or emoji, single spaces. "I don't know. Can I talk
 * to a human, please?" → `i dont know`, `can i talk to a human`, `please`.
 */
export function clausesOf(text: string): string[] {
  return text
    .slice(0, MOST)
    .replace(/https?:\/\/\S+|<[^<>\s]{1,80}>/g, ' ')
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .split(/[.,!?;:()\n…"“”]+/)
    .map((clause) =>
      clause
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .replace(/(\p{L})\1{2,}/gu, '$1')
        .trim(),
    )
    .filter((clause) => clause !== '')
}
