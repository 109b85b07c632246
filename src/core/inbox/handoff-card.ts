import type { Trace } from '../routing/trace.ts'

/** A turn of the virtual agent as the card reads it. */
export interface HandoffTurn {
  trace: Trace
  /** What was said to it, without what was deleted. */
  words: string[]
}

/** An article or a case by its id. */
export interface Named {
  kind: 'article' | 'case'
  id: string
}

export interface CardParts {
  asked: string[]
  offered: Named[]
  refused: Named[]
}

const MOST_ASKED = 3
const MOST_OFFERED = 6
const WORDS_LENGTH = 240

const QUESTIONS: ReadonlySet<Trace['decision']> = new Set([
  'answer',
  'suggest',
  'unknown',
  'incident',
  'known_case',
  'no_more',
])

/**
 * What was asked, offered, and refused until a person was called; of several calls, until the last one that anything was asked before. Pure.
 * @param turns oldest first
 */
export function cardOf(turns: readonly HandoffTurn[]): CardParts {
  const stretches = stretchesOf(turns)
  // The bare wish for a person, said again after an end of the wait, tells less than what was asked before the first.
  const asking = stretches.findLast((part) => part.some(asks))
  return partsOf(asking ?? stretches.findLast((part) => partsOf(part).asked.length > 0) ?? [])
}

/** Each until a person was called, that turn included. */
function stretchesOf(turns: readonly HandoffTurn[]): HandoffTurn[][] {
  const stretches: HandoffTurn[][] = [[]]
  for (const turn of turns) {
    stretches.at(-1)?.push(turn)
    if (turn.trace.decision === 'handoff') stretches.push([])
  }
  return stretches
}

function partsOf(turns: readonly HandoffTurn[]): CardParts {
  const asked: string[] = []
  const offered: Named[] = []
  const refused: Named[] = []
  let last: Named[] = []
  for (const turn of turns) {
    if (refusesLast(turn)) refused.push(...last)
    if (asks(turn)) asked.push(shorten(turn.words))
    const named = namedBy(turn.trace)
    // "Neither" and "that did not help" are about what was named before them; what says nothing of it leaves it as it is.
    if (named.length > 0) last = named
    offered.push(...named)
  }
  const [wish] = turns.filter(({ trace, words }) => trace.decision === 'handoff' && words.length > 0)
  const words = asked.length > 0 || !wish ? asked : [shorten(wish.words)]
  return {
    asked: unique(words).slice(-MOST_ASKED),
    offered: once(offered).slice(0, MOST_OFFERED),
    refused: once(refused),
  }
}

/** "No, that did not help" is no question; the same in other words, which was looked up, is one. */
const asks = ({ trace, words }: HandoffTurn): boolean =>
  words.length > 0 && (QUESTIONS.has(trace.decision) || (trace.decision === 'not_helped' && trace.certainty !== null))

/** A button alone that had what was asked before looked up says that it is not the named case. */
const refusesLast = ({ trace }: HandoffTurn): boolean =>
  trace.decision === 'not_helped' ||
  trace.decision === 'something_else' ||
  (trace.messages.length === 0 && trace.presses.length > 0 && trace.certainty !== null)

function namedBy({ decision, articles, candidates, case: about }: Trace): Named[] {
  if ((decision === 'known_case' || decision === 'incident') && about) return [{ kind: 'case', id: about }]
  if (decision !== 'answer' && decision !== 'suggest') return []
  const ids = articles ?? candidates.slice(0, decision === 'answer' ? 1 : 3).map(({ article }) => article)
  return ids.map((id) => ({ kind: 'article', id }))
}

function shorten(words: readonly string[]): string {
  const line = words.join(' ').replace(/\s+/gu, ' ').trim()
  return line.length <= WORDS_LENGTH ? line : `${line.slice(0, WORDS_LENGTH).toWellFormed().trimEnd()}…`
}

const unique = (words: readonly string[]): string[] => [...new Set(words.filter((one) => one !== ''))]

const once = (named: readonly Named[]): Named[] => [...new Map(named.map((one) => [one.id, one])).values()]
