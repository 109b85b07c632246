import { isCommonName } from './common-names.ts'
import { isWeak, type NameForm, withoutBrand } from './name-form.ts'
import { isOneEdit } from './one-edit.ts'

/** How surely a name is made to look like another, by what was done to it. */
const SURE = { disguised: 0.95, same: 0.9, ranked: 0.9, doubled: 0.8, edited: 0.75, within: 0.7, alone: 0.6 } as const

/** Shorter names become another by one letter too easily. */
const EDITED_LETTERS = 5
/** A name of so many letters is recognised inside of a longer one. */
const WITHIN_LETTERS = 8
const FIRST_NAME_LETTERS = 3
const BRAND_WORD_LETTERS = 5

/** 0 where a name says nothing; `same`: it is just that name, which many may bear by right. */
export type Likeness = number | 'same'

/** How much a member's name looks like a colleague's. */
export function likenessOf(form: NameForm, mine: NameForm, brands: readonly NameForm[]): Likeness {
  if (mine.joined === '') return 0
  let same = false
  for (const each of [form, ...brands.flatMap((brand) => withoutBrand(form, brand) ?? [])]) {
    const likeness = likenessToPerson(each, mine)
    if (typeof likeness === 'number' && likeness > 0) return likeness
    same ||= likeness === 'same'
  }
  return same ? 'same' : 0
}

function likenessToPerson(form: NameForm, mine: NameForm): Likeness {
  if (form.joined === '') return 0
  const weak = isWeak(mine)
  const claims = form.ranks > 0 || form.badge
  if (form.joined === mine.joined) {
    if (form.hidden || form.plain !== mine.plain) return SURE.disguised
    if (claims) return SURE.ranked
    return weak ? 'same' : SURE.same
  }
  const first = mine.words[0] ?? ''
  if (claims && first.length >= FIRST_NAME_LETTERS && form.joined === first) return SURE.ranked
  const ranked = form.stripped.filter(({ rest, rank, loose }) => rank && !(loose && rest.length < EDITED_LETTERS))
  if (ranked.some(({ rest }) => rest === mine.joined || isFirstName(rest, first))) return SURE.ranked
  if (weak) return 0
  if (form.words.length > 1 && sorted(form.words) === sorted(mine.words)) return SURE.same
  if (form.stripped.some(({ rest }) => rest === mine.joined)) return SURE.within
  return likenessByLetters(form, mine)
}

/** Last name first is the same name. */
const sorted = (words: readonly string[]): string => words.toSorted().join(' ')

const isFirstName = (rest: string, first: string): boolean => first.length >= FIRST_NAME_LETTERS && rest === first

/** Where each sign is a syllable or a word, another sign makes another name. */
const SYLLABLES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** What a slip of the eye overlooks. */
function likenessByLetters(form: NameForm, mine: NameForm): number {
  if (form.single === mine.single) return SURE.doubled
  const long = mine.joined.length >= EDITED_LETTERS && form.joined.length >= EDITED_LETTERS
  const edited = isOneEdit(form.joined, mine.joined) || isOneEdit(form.single, mine.single)
  if (long && edited && !SYLLABLES.test(mine.joined) && !isAnotherName(form, mine)) return SURE.edited
  return mine.joined.length >= WITHIN_LETTERS && form.joined.includes(mine.joined) ? SURE.within : 0
}

/** Marina Holt is not Karina Holt in disguise: where one word differs, both being names that people have, they are two people. */
function isAnotherName(form: NameForm, mine: NameForm): boolean {
  const theirs = form.plainWords.filter((word) => !mine.plainWords.includes(word))
  const ours = mine.plainWords.filter((word) => !form.plainWords.includes(word))
  return theirs.length === 1 && ours.length === 1 && isCommonName(theirs[0] ?? '') && isCommonName(ours[0] ?? '')
}

/** How much a member's name looks like the brand's or the virtual agent's, which nobody else has any right to bear. */
export function likenessToOfficial(form: NameForm, brand: NameForm): number {
  const claims = form.ranks > 0 || form.helps > 0 || form.badge
  if (form.joined === '') return form.alone || form.ranks + form.helps > 1 ? SURE.alone : 0
  if (form.joined === brand.joined) return form.plain === brand.plain ? SURE.same : SURE.disguised
  if (form.stripped.some(({ rest, rank }) => rank && rest === brand.joined)) return SURE.ranked
  if (claims && namesPartOf(form, brand)) return SURE.ranked
  if (form.ranks > 0 && brand.joined.length >= EDITED_LETTERS && form.joined.includes(brand.joined)) return SURE.within
  if (isWeak(brand) || brand.joined.length < EDITED_LETTERS) return 0
  if (form.single === brand.single) return SURE.doubled
  return brand.joined.length > EDITED_LETTERS && isOneEdit(form.joined, brand.joined) ? SURE.edited : 0
}

const namesPartOf = (form: NameForm, brand: NameForm): boolean =>
  form.words.every((word) => brand.words.includes(word)) && form.joined.length >= BRAND_WORD_LETTERS
