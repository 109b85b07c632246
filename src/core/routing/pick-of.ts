import { COMMON_WORDS } from '../knowledge/common-words.ts'
import { wordsOf } from '../knowledge/words.ts'

/** A longer answer says something of its own, and is a new question. */
const MOST_WORDS = 12

const PLACES: readonly RegExp[] = [
  /^(?:1|1st|one|first|former|primeir[oa]|uma?|1o|1a|primera?|erste[rns]?|premi(?:er|ere))$/u,
  /^(?:2|2nd|two|second|latter|segund[oa]|dois|duas|2o|2a|zweite[rns]?|deuxieme)$/u,
  /^(?:3|3rd|three|third|terceir[oa]|tres|3o|3a|tercera?|dritte[rns]?|troisieme)$/u,
]
const LAST = /^(?:last|ultim[oa])$/u
/** Words around the place: "the first one, please". */
const AROUND = new Set(
  `the a o one ones um thing article number n option answer its it is i mean meant think please pls plz thanks that this about would be guess
  e eh acho que a artigo opcao numero por favor sobre mais seria esse essa isso quero dizer`.split(/\s+/),
)
const NONE = new Set(
  `neither none nope nothing no not either of them these those nenhum nenhuma nada nem deles delas dos duas dois outra outro coisa algo diferente
  something else different another other thing`.split(/\s+/),
)
const SAYS_NONE = /^(?:neither|none|nope|no|nothing|nenhum|nenhuma|nem|nao|outr[ao]|other|another|something|algo)$/u

/**
 * Which of the offered titles a short answer means: its place among them ("the first one", "o segundo"), or words of its title that no
 * other one has. `none`: none of them. Null: it says something else.
 */
export function pickOf(answer: string, titles: readonly string[]): number | 'none' | null {
  const said = wordsOf(answer)
  if (said.length === 0 || said.length > MOST_WORDS) return null
  return placeOf(said, titles.length) ?? noneOf(said) ?? titleOf(said, titles)
}

function placeOf(said: readonly string[], count: number): number | null {
  const meant = said.filter((word) => !AROUND.has(word))
  const [only = said[0] ?? ''] = meant
  if (meant.length > 1) return null
  // "One" alone is a place, "the one about …" is none.
  if (meant.length === 0 && said.length > 1) return null
  if (LAST.test(only)) return count - 1
  const place = PLACES.findIndex((words) => words.test(only))
  return place >= 0 && place < count ? place : null
}

const noneOf = (said: readonly string[]): 'none' | null =>
  SAYS_NONE.test(said[0] ?? '') && said.every((word) => NONE.has(word) || word === 'nao') ? 'none' : null

/** All that it says must stand in the title, else it asks something new; and something of it in no other title. */
function titleOf(said: readonly string[], titles: readonly string[]): number | null {
  const words = titles.map((title) => new Set(wordsOf(title)))
  const telling = said.filter((word) => !COMMON_WORDS.has(word) && !AROUND.has(word))
  if (telling.length === 0) return null
  const fitting = words.flatMap((title, index) => (telling.every((word) => has(title, word)) ? [index] : []))
  const [only] = fitting
  return fitting.length === 1 && only !== undefined ? only : null
}

/** Endings differ: "refund" is in "Refunds". */
const has = (title: ReadonlySet<string>, word: string): boolean =>
  title.has(word) ||
  (word.length >= 4 && [...title].some((one) => one.startsWith(word) || (one.length >= 4 && word.startsWith(one))))
