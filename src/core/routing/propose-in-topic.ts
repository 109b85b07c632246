import type { Reader } from '../../kernel/database.ts'
import type { Topic } from '../conversation/topic.ts'
import type { AnswerEngine, Asked, Candidate, Proposal } from '../virtual-agent/answer-engine.ts'
import { type FollowUp, followsUp } from './follows-up.ts'

/** What was found for a question, seen with what was asked before it. */
export interface InTopic {
  proposal: Proposal
  /** What the chat is about from now on. */
  words: string
  /** It goes on about the article that was given, and no other one says more. */
  spent: boolean
}

/**
 * Looks a question up; one that leans on what was asked before also together with that. A question that stands by itself is never
 * taken for another one.
 */
export async function proposeInTopic(
  engine: AnswerEngine,
  reader: Reader,
  asked: Asked,
  topic: Topic | null,
): Promise<InTopic> {
  const alone = await engine.propose(reader, asked)
  const how = topic && followsUp(asked.question)
  const itself = { proposal: alone, words: asked.question, spent: false }
  if (!topic || !how || (how !== 'elliptic' && alone.certainty === 'answer')) return itself
  const question = `${topic.words}\n${asked.question}`
  const joined = await engine.propose(reader, { ...asked, question, before: topic.words })
  const chosen = choose(how, { alone, joined, given: topic.article })
  if (chosen === 'alone') return itself
  const spent = chosen === 'spent'
  const proposal = spent ? { ...joined, certainty: 'none' as const } : chosen
  const { reasons } = proposal
  const marked = { ...proposal, reasons: { ...reasons, signs: { ...reasons.signs, topic: 1 } } }
  return { proposal: marked, words: topic.words, spent }
}

interface Found {
  /** What the question finds by itself. */
  alone: Proposal
  /** What it finds together with the one before. */
  joined: Proposal
  /** The article that was given before: who asks on has it already. */
  given: string | null
}

/** Less than this is found by accident, and so is what has less than half of what the best one has. */
const FOUND = 0.15
/** And so much of it must be left when the two questions are seen together. */
const LEFT = 0.05
/** So far ahead of the next one a candidate needs no question. */
const AHEAD = 0.2

/** Which of the two holds. What is new must have a part in it: an article that the new words alone do not find is not what they ask for. Pure. */
export function choose(how: FollowUp, { alone, joined, given }: Found): Proposal | 'alone' | 'spent' {
  const [first] = joined.candidates
  const others = joined.candidates.filter(({ article }) => article !== given)
  const [next] =
    joined.certainty === 'none'
      ? []
      : others.filter((candidate) => candidate.score >= LEFT && isFoundBy(alone, candidate))
  if (how === 'short') return next && next === first && joined.certainty === 'answer' ? joined : 'alone'
  const own = alone.candidates[0]
  if (alone.certainty === 'answer' && own && own.article !== given) {
    if (!next || next.article === own.article) return 'alone'
    return joined.certainty === 'answer' && next === first ? joined : named(joined, [next, own], 'suggest')
  }
  if (next && next === others[0]) {
    // The given article stands beside it only because its words were asked before.
    const ahead = next.score - (others[1]?.score ?? 0) >= AHEAD
    return named(joined, others, own?.article === next.article || ahead ? 'answer' : 'suggest')
  }
  if (alone.certainty !== 'none' || !first || first.article !== given) return 'alone'
  return how === 'elliptic' || joined.certainty !== 'none' ? 'spent' : 'alone'
}

function isFoundBy({ candidates }: Proposal, { article }: Candidate): boolean {
  const score = candidates.find((candidate) => candidate.article === article)?.score ?? 0
  return score >= FOUND && score * 2 >= (candidates[0]?.score ?? 0)
}

/** What was composed was composed for another one. */
const named = (from: Proposal, candidates: Candidate[], certainty: 'answer' | 'suggest'): Proposal => {
  const same = from.certainty === certainty && from.candidates[0] === candidates[0]
  return {
    ...from,
    candidates,
    certainty,
    close: candidates.length === 2,
    composed: same ? (from.composed ?? null) : null,
  }
}
