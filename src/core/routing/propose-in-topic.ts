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

/** Which of the two holds. What is new must have a part in it: an article that the new words alone do not find is not what they ask for. Pure. */
export function choose(how: FollowUp, { alone, joined, given }: Found): Proposal | 'alone' | 'spent' {
  const [first] = joined.candidates
  const others = joined.candidates.filter(({ article }) => article !== given)
  const both = others.filter((candidate) => isIn(alone, candidate))
  const [next] = both
  if (how === 'short') return next && next === first && joined.certainty === 'answer' ? joined : 'alone'
  const own = alone.candidates[0]
  if (alone.certainty === 'answer' && own && own.article !== given) {
    if (!next || next.article === own.article) return 'alone'
    return joined.certainty === 'answer' && next === first ? joined : whichOf(joined, [next, own])
  }
  if (next) {
    if (next === first) return joined.certainty === 'none' ? whichOf(joined, both.slice(0, 2)) : joined
    // The given article stands first because its words were asked before; the next best is what the new words are about.
    if (next === others[0] && own?.article === next.article && joined.certainty !== 'none') {
      return {
        ...joined,
        candidates: [next, ...others.filter((one) => one !== next)],
        certainty: 'answer',
        composed: null,
      }
    }
    return alone.certainty === 'suggest' ? 'alone' : whichOf(joined, both.slice(0, 2))
  }
  return first && first.article === given && joined.certainty !== 'none' && alone.certainty === 'none'
    ? 'spent'
    : 'alone'
}

const isIn = ({ candidates }: Proposal, { article }: Candidate): boolean =>
  candidates.some((candidate) => candidate.article === article)

const whichOf = (from: Proposal, candidates: Candidate[]): Proposal => {
  return { ...from, candidates, certainty: 'suggest', close: candidates.length === 2, composed: null }
}
