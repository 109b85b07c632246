import type { SimilarCase } from '../../protocol/cases.ts'

/** A case that shares words with a text, with its stems and those of its subject in either language. */
export interface Candidate extends Omit<SimilarCase, 'likeness'> {
  stems: string[]
  english: string[]
  portuguese: string[]
  /** How alike the letters of its subject and of the text's first line are, 0 to 1. */
  likely: number
}

const OF_SUBJECT = 0.5
const OF_WORDS = 0.3
const OF_LETTERS = 0.2

/**
 * How much a text resembles a case, 0 to 1: how much of the case's subject the text says, how much of what the text says stands in the case,
 * rare words counting more, and how alike they are written.
 * @param words the stems of each word of the text
 * @param all the candidates among which a word is rare
 */
export function likenessOf(
  words: readonly (readonly string[])[],
  candidate: Candidate,
  all: readonly Candidate[],
): number {
  const { english, portuguese, likely } = candidate
  const said = new Set(words.flat())
  const subject = Math.max(coverOf(english, said), coverOf(portuguese, said))
  return OF_SUBJECT * subject + OF_WORDS * shareOf(words, candidate, all) + OF_LETTERS * likely
}

/** A subject of one word says little even where it is said whole, so one more is counted than it has. */
const coverOf = (subject: readonly string[], said: ReadonlySet<string>): number =>
  subject.filter((stem) => said.has(stem)).length / (subject.length + 1)

function shareOf(words: readonly (readonly string[])[], candidate: Candidate, all: readonly Candidate[]): number {
  let whole = 0
  let shared = 0
  for (const stems of words) {
    const having = all.filter((other) => hasOne(other, stems)).length
    const weight = Math.log(2 + all.length / (having + 1))
    whole += weight
    if (hasOne(candidate, stems)) shared += weight
  }
  return whole === 0 ? 0 : shared / whole
}

const hasOne = (candidate: Candidate, stems: readonly string[]): boolean =>
  stems.some((stem) => candidate.stems.includes(stem))
