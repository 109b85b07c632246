import { clausesOf } from '../clauses.ts'
import { CHINESE } from './chinese.ts'
import { ENGLISH } from './english.ts'
import { FRENCH } from './french.ts'
import { GERMAN } from './german.ts'
import { type Compiled, compile } from './grammar.ts'
import { JAPANESE } from './japanese.ts'
import { mender } from './mend.ts'
import { PORTUGUESE } from './portuguese.ts'
import { seemsToAsk } from './seems-to-ask.ts'
import { SPANISH } from './spanish.ts'

const GRAMMARS = [ENGLISH, PORTUGUESE, SPANISH, GERMAN, FRENCH, JAPANESE, CHINESE].map(compile)
const mend = mender(GRAMMARS)

/** Longer messages tell a story whose typos matter less than time. */
const MENDED_UP_TO = 400
/** A clause of more words is no clause but a text without marks; its ends say what is wanted. */
const LONGEST_CLAUSE = 300
const MOST_CLAUSES = 24
const FIRST_CLAUSES = 8
/** Words before a request that may turn it round, and that may make it a tale. Ideographs say more with fewer letters than a word has. */
const NEGATED_AFTER = 6
const TOLD_AFTER = 12
const LETTERS_A_WORD = 2.4
const LONGEST_BARE = 60

export interface PersonReading {
  /** A person is asked for. */
  asks: boolean
  /** Somebody says that they want none. */
  refuses: boolean
}

interface Found extends PersonReading {
  /** A request is told of: of another time, or of others. */
  told: boolean
}

/**
 * Reads what a text says of getting a person, in any of the languages that we have a grammar of; where no grammar finds anything, short
 * texts are heard by what was learnt of requests. At most 4,000 characters are read.
 */
export function readPerson(text: string): PersonReading {
  const clauses = ends([...new Set(clausesOf(text))])
  const reading: Found = { asks: false, refuses: false, told: false }
  if (clauses.length === 0) return { asks: false, refuses: false }
  const mending = text.length <= MENDED_UP_TO
  for (const grammar of GRAMMARS) {
    const mended = mending ? clauses.map((clause) => mend(clause.split(' '), grammar).join(' ')) : clauses
    const some = readClauses(mended, grammar)
    reading.asks ||= some.asks
    reading.refuses ||= some.refuses
    reading.told ||= some.told
  }
  const { asks, refuses, told } = reading
  return { asks: asks || (!refuses && !told && seemsToAsk(text)), refuses }
}

/** What is wanted stands at the beginning of a story or at its end; who writes hundreds of clauses costs no more than who writes a few. */
const ends = (clauses: readonly string[]): readonly string[] =>
  clauses.length <= MOST_CLAUSES
    ? clauses
    : [...clauses.slice(0, FIRST_CLAUSES), ...clauses.slice(FIRST_CLAUSES - MOST_CLAUSES)]

function readClauses(clauses: readonly string[], grammar: Compiled): Found {
  let asks = false
  let refuses = false
  let told = false
  const left: string[] = []
  for (const clause of clauses) {
    const parts =
      clause.length > LONGEST_CLAUSE
        ? [clause.slice(0, LONGEST_CLAUSE / 2), clause.slice(-LONGEST_CLAUSE / 2)]
        : [clause]
    for (const part of parts) {
      if (!grammar.mentions.test(part)) {
        left.push(part)
        continue
      }
      let rest = part
      for (const pattern of grammar.againstBots) {
        rest = rest.replace(pattern, () => {
          asks = true
          return ';'
        })
      }
      for (const pattern of grammar.complaints) rest = rest.replace(pattern, ';')
      for (const segment of (grammar.breaks ? rest.replace(grammar.breaks, ';') : rest).split(';')) {
        const words = segment.trim()
        if (words === '') continue
        left.push(words)
        const found = readSegment(words, grammar)
        asks ||= found.asks
        refuses ||= found.refuses
        told ||= found.told
      }
    }
  }
  return { asks: asks || left.some((segment) => isPressed(segment, grammar)) || isBare(left, grammar), refuses, told }
}

const lastOf = (text: string, words: number, spaced: boolean): string =>
  spaced
    ? text
        .split(' ')
        .slice(-words - 1)
        .join(' ')
    : text.slice(-Math.round(words * LETTERS_A_WORD))

const isPressed = (segment: string, { bare, pressing }: Compiled): boolean =>
  segment.length <= LONGEST_BARE && bare.test(segment) && pressing.test(segment)

function readSegment(segment: string, grammar: Compiled): Found {
  let told = false
  let refuses = grammar.refusals.some((pattern) => segment.search(pattern) >= 0)
  for (const request of grammar.requests) {
    for (const match of segment.matchAll(request)) {
      const after = segment.slice(match.index + match[0].length, match.index + match[0].length + grammar.negatedWithin)
      const said = (reach: number): string =>
        `${lastOf(segment.slice(0, match.index), reach, grammar.spaced)}${match[0]}${after}`.replace(
          grammar.wishes,
          ' ',
        )
      if (grammar.negation.test(said(NEGATED_AFTER))) refuses = true
      else if (grammar.tale.test(said(TOLD_AFTER))) told = true
      else return { asks: true, refuses: false, told }
    }
  }
  return { asks: false, refuses, told }
}

/** "No. Human." answers a question first, and "human please, this bot is useless" says why. */
function isBare(segments: readonly string[], grammar: Compiled): boolean {
  const telling = segments.filter((segment) => !grammar.filler.test(segment))
  if (telling.length !== 1) return false
  return telling[0]!.length <= LONGEST_BARE && grammar.bare.test(telling[0]!)
}
