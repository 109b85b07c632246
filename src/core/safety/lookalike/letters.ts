import { CONFUSABLES } from './confusables.gen.ts'

/**
 * What the published table leaves out because the shapes differ somewhat, and what names are disguised with all the same: small
 * capitals, and lower-case letters of other scripts that are read as Latin ones.
 */
const MORE: Readonly<Record<string, string>> = {
  a: 'ᴀ',
  b: 'ʙв',
  c: 'ᴄ',
  d: 'ᴅ',
  e: 'ᴇε',
  f: 'ꜰғ',
  g: 'ɢ',
  h: 'ʜн',
  i: 'ɪ',
  j: 'ᴊ',
  k: 'ᴋкκ',
  l: 'ʟ',
  m: 'ᴍм',
  n: 'ɴη',
  o: 'ᴏօ',
  p: 'ᴘ',
  q: 'ǫ',
  r: 'ʀ',
  s: 'ꜱ',
  t: 'ᴛтτ',
  u: 'ᴜμ',
  v: 'ᴠ',
  w: 'ᴡω',
  y: 'ʏ',
  z: 'ᴢ',
}

/** Letters in black boxes and the letters of flags: each block is an alphabet in its order, and no normalisation undoes it. */
const ALPHABETS = [0x1_f150, 0x1_f170, 0x1_f1e6]

/** Digits and signs that are written for a letter. */
const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  $: 's',
  '@': 'a',
  '|': 'i',
  '!': 'i',
  // Small ell and capital eye are one stroke in most fonts, so both are the same letter here.
  l: 'i',
}

const LOOKS_LIKE = new Map<string, string>()
for (const table of [CONFUSABLES, MORE]) {
  for (const [letter, characters] of Object.entries(table)) {
    for (const character of characters) LOOKS_LIKE.set(character, letter)
  }
}
for (const first of ALPHABETS) {
  for (let place = 0; place < 26; place += 1) {
    LOOKS_LIKE.set(String.fromCodePoint(first + place), String.fromCodePoint(0x61 + place))
  }
}

/** What is drawn as nothing, or as a blank: format characters, fillers of Hangul, the empty Braille pattern, the grapheme joiner. */
export const HIDDEN = /(?:[\p{Cf}\u115f\u1160\u180e\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d)/u
const ALL_HIDDEN = new RegExp(HIDDEN, 'gu')
const ASCII = /^[ -~]*$/

/** The letters without what is hidden, without marks, and without fonts: what a name is called, in its own script. */
export function plainOf(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text.replace(ALL_HIDDEN, '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().normalize('NFC')
}

/**
 * What a text looks like, in the sense of the skeleton of UTS #39, section 4, which folds less: case is gone too, digits that stand for
 * letters are letters, and `rn` is `m` as `vv` is `w`. Two texts that look alike have the same; it is not for showing.
 */
export function skeletonOf(text: string): string {
  const bare = ASCII.test(text) ? text : text.replace(ALL_HIDDEN, '').normalize('NFKD').replace(/\p{M}/gu, '')
  let shape = ''
  for (const character of bare) shape += LOOKS_LIKE.get(character) ?? character
  let folded = ''
  for (const character of shape.toLowerCase()) folded += LEET[character] ?? LOOKS_LIKE.get(character) ?? character
  return folded.replaceAll('rn', 'm').replaceAll('vv', 'w').normalize('NFC')
}

/** Letters that are doubled, or not, are easily passed over. */
export const undoubled = (skeleton: string): string => skeleton.replace(/(.)\1+/gu, '$1')

const LOOSE_SIGNS = /(?<![\p{L}\p{N}])[|!$@]+|[|!$@]+(?![\p{L}\p{N}])/gu

/** Signs that stand for letters do so among letters; elsewhere they are what they are, and go. */
export const withoutLooseSigns = (text: string): string => text.replace(LOOSE_SIGNS, ' ')
