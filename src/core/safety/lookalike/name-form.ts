import { isCommonName } from './common-names.ts'
import { HIDDEN, plainOf, skeletonOf, undoubled, withoutLooseSigns } from './letters.ts'
import { hasBadge, kindOf, speaksAlone, withoutAffix } from './rank-words.ts'

/** A name taken apart. Skeletons throughout, but for what is called plain. */
export interface NameForm {
  /** Its words but for ranks and fillers, and all of them written in one. */
  words: string[]
  joined: string
  /** That with each run of a letter made one. */
  single: string
  /** What is left where a rank or a filler was written in one with it. */
  stripped: { rest: string; rank: boolean; loose: boolean }[]
  /** The words in plain form. */
  plainWords: string[]
  plain: string
  /** How many words say that somebody is staff, and how many do so beside others. */
  ranks: number
  helps: number
  /** One of its words says so alone. */
  alone: boolean
  badge: boolean
  /** Characters that nobody sees stand among Latin letters. */
  hidden: boolean
}

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u
const LOOSE_DIGITS = /(?<![\p{L}\p{N}])\d+(?![\p{L}\p{N}])/gu
const DIGITS_BEHIND = /(\p{L}{2,})\d+(?![\p{L}\p{N}])/gu
const HIDDEN_INSIDE = new RegExp(`[A-Za-z]${HIDDEN.source}+[A-Za-z]`, 'u')

/** The ways to read a name: digits behind a word are letters in disguise, or only digits. Nothing for an empty name. */
export function formsOf(text: string): NameForm[] {
  const bare = withoutLooseSigns(text).replace(LOOSE_DIGITS, ' ')
  const short = bare.replace(DIGITS_BEHIND, '$1')
  const forms = short === bare ? [formOf(bare)] : [formOf(short), formOf(bare)]
  const hidden = HIDDEN_INSIDE.test(text)
  const badge = hasBadge(text)
  return forms.map((form) => ({ ...form, hidden, badge })).filter(({ joined, ranks }) => joined !== '' || ranks > 0)
}

function formOf(text: string): NameForm {
  const all = wordsOf(skeletonOf(text))
  const words = all.filter((word) => kindOf(word) === 'name')
  const plainWords = wordsOf(plainOf(text)).filter((word) => kindOf(skeletonOf(word)) === 'name')
  return {
    ...joinedOf(words, plainWords),
    ranks: all.filter((word) => kindOf(word) === 'rank').length,
    helps: all.filter((word) => kindOf(word) === 'help').length,
    alone: all.some(speaksAlone),
    badge: false,
    hidden: false,
  }
}

function joinedOf(words: string[], plainWords: string[]) {
  const joined = words.join('')
  return {
    ...{ words, joined, plainWords, plain: plainWords.join('') },
    single: undoubled(joined),
    stripped: withoutAffix(joined),
  }
}

const wordsOf = (text: string): string[] => text.split(BETWEEN_WORDS).filter((word) => word !== '')

/** The form without a brand's words, where it holds all of them: who puts the brand beside a name speaks for it. */
export function withoutBrand(form: NameForm, brand: NameForm): NameForm | null {
  const rest = form.words.filter((word) => !brand.words.includes(word))
  if (rest.length === 0 || form.words.length - rest.length < brand.words.length) return null
  const plainWords = form.plainWords.filter((word) => !brand.plainWords.includes(word))
  return { ...form, ...joinedOf(rest, plainWords), ranks: form.ranks + 1 }
}

/** Under so many letters a name says too little, as every Ana's and every Max's does. */
const LEAST_LETTERS = 5

/** Whether many may bear it by right: a first name alone, or one with an initial (in one with it too), or a few letters. */
export function isWeak({ plainWords, plain }: NameForm): boolean {
  const said = plainWords.filter((word) => word.length > 1)
  const [only] = said
  if (said.length > 1 || only === undefined) return said.length === 0 && plain.length < LEAST_LETTERS
  if (plainWords.length > 2) return false
  // A name of three signs is a whole name where each sign is a syllable or a word.
  const short = /^[a-z0-9]+$/.test(only) && only.length < LEAST_LETTERS
  return short || isCommonName(only) || isCommonName(only.slice(0, -1))
}
