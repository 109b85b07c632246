/** Characters that are looked at: as much as a member can write in one message. */
const MOST = 4000

/** Accents go; the two marks that make another sound of a kana stay. */
const ACCENTS = /[\p{Mn}--[\u3099\u309a]]/gv
/** Ideographs and kana put no space between words, so a space or mark there says nothing. */
const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々'
const SPACE_IN_CJK = new RegExp(`(?<=[${CJK}]) (?=[${CJK}a-z0-9])|(?<=[a-z0-9]) (?=[${CJK}])`, 'gu')

/**
 * The clauses of a text, ready for patterns: lower case, no accents, apostrophes, marks or emoji, single spaces. "I don't know. Can I talk
 * to a human, please?" → `i dont know`, `can i talk to a human`, `please`. Chinese and Japanese come without spaces.
 */
export function clausesOf(text: string): string[] {
  return text
    .slice(0, MOST)
    .replace(/https?:\/\/\S+|<[^<>\s]{1,80}>/g, ' ')
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/ß/g, 'ss')
    .split(/[.,!?;:()\n…"“”„«»。、，！？；：「」『』【】]+/)
    .map((clause) =>
      clause
        .replace(/[^\p{L}\p{N}ー]+/gu, ' ')
        .replace(/(\p{L})\1{2,}/gu, '$1')
        .trim()
        .replace(SPACE_IN_CJK, ''),
    )
    .filter((clause) => clause !== '')
}
