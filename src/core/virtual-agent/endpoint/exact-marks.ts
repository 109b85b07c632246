/** Addresses, also those without a scheme. */
const LINKS =
  /\b(?:https?:\/\/|www\.)[^\s<>()\]]+|\b[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|net|org|io|gg|dev|app|co|me|ly|xyz|info|link|shop|ru|br|de|fr|es|pt|uk|us)\b(?:\/[^\s<>()\]]*)?/giu
const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/giu
const CODE = /`([^`]+)`/gu
/** As members type them: `/helpme`, `!rank`, `--force`. */
const COMMANDS = /(?<![\p{L}\p{N}/:.<])(?:[/!][\p{L}][\p{L}\p{N}_-]*|--?[\p{L}][\p{L}\p{N}-]+)/gu
const NUMBERS = /\p{Sc}?\p{N}+(?:[.,:]\p{N}+)*%?/gu
const QUOTED = /[“"«„]([^”"»“]{2,})[”"»“]/gu
const WRITTEN_NUMBERS = new Set(
  `two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty ninety hundred thousand million half twice once first
  second third dois duas tres quatro cinco seis sete oito nove dez onze doze vinte trinta quarenta cinquenta cem mil metade dos cuatro siete ocho nueve
  diez veinte treinta cien zwei drei vier funf sechs sieben acht neun zehn zwanzig dreissig hundert deux trois quatre cinq sept huit neuf dix
  vingt trente cent`.split(/\s+/),
)

/** Addresses in a text, without the punctuation of the sentence around them. */
export const linksIn = (text: string): string[] =>
  [...text.matchAll(LINKS), ...text.matchAll(MAIL)].map(([link]) => link.replace(/[.,;:!?'")\]]+$/, ''))

/** What has to stand in a passage letter for letter before it may be said: addresses, commands, code, numbers, quotations. */
export function exactMarksOf(text: string): string[] {
  const links = linksIn(text)
  // What stands inside of an address is the address's.
  const rest = links.reduce((left, link) => left.replaceAll(link, ' '), text)
  const marks = [COMMANDS, NUMBERS].flatMap((pattern) => [...rest.matchAll(pattern)].map(([mark]) => mark))
  const inner = [CODE, QUOTED].flatMap((pattern) => [...rest.matchAll(pattern)].map(([, mark = '']) => mark))
  return [...links, ...marks, ...inner.map((mark) => mark.trim().replace(/[.,;:!?]+$/, ''))]
}

/** Letters and digits that go on with a word; where words stand without spaces, the next letter is another word's. */
const [BEFORE, AFTER] = [/[\p{L}\p{N}]$|\p{N}[.,:]$/u, /^[\p{L}\p{N}]|^[.,:]\p{N}|^[./?=&#%_-]+[\p{L}\p{N}]/u]
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]'
const [UNSPACED_BEFORE, UNSPACED_AFTER] = [new RegExp(`${UNSPACED}$`, 'u'), new RegExp(`^${UNSPACED}`, 'u')]

/** Whether a mark stands in a text as a whole: 14 does not stand in 140, nor `/ban` in `/banish`. */
export function standsIn(text: string, mark: string): boolean {
  const [lower, sought] = [text.toLowerCase(), mark.toLowerCase()]
  for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, at + 1)) {
    const [before, after] = [lower.slice(Math.max(0, at - 4), at), lower.slice(at + sought.length).slice(0, 20)]
    const cutBefore = /^[\p{L}\p{N}]/u.test(sought) && BEFORE.test(before) && !UNSPACED_BEFORE.test(before)
    const cutAfter = /[\p{L}\p{N}/]$/u.test(sought) && AFTER.test(after) && !UNSPACED_AFTER.test(after)
    if (!cutBefore && !cutAfter) return true
  }
  return false
}

/** "fourteen" is as exact as 14. */
export const isWrittenNumber = (word: string): boolean => WRITTEN_NUMBERS.has(word)
