import type { Reader } from '../../../kernel/database.ts'
import type { AnswerEngine, Asked, Candidate, Proposal } from '../answer-engine.ts'
import { type MarkOfWords, readMarkOf } from '../learning/read-mark-of.ts'
import { readPublished } from './read-published.ts'

/** What agents have said of a question in the same words counts at once, before it is learnt: their word is above every engine's. */
export function heedMarks(engine: AnswerEngine): AnswerEngine {
  return {
    async propose(reader, asked) {
      const [proposal, mark] = await Promise.all([
        engine.propose(reader, asked),
        readMarkOf(reader, asked.workspace, asked.question),
      ])
      return mark ? heed(proposal, mark, await published(reader, asked, mark)) : proposal
    },
  }
}

/** The article that agents named, while it is published. */
async function published(reader: Reader, asked: Asked, { is }: MarkOfWords): Promise<Candidate | null> {
  if (!is) return null
  const named = (await readPublished(reader, asked, [{ article: is }])).get(is)
  return named ? { article: named.id, title: named.title, score: 1, matched: 'example' } : null
}

function heed(proposal: Proposal, { not, none }: MarkOfWords, right: Candidate | null): Proposal {
  const reasons = { ...proposal.reasons, signs: { ...proposal.reasons.signs, marked: 1 } }
  const others = proposal.candidates.filter(({ article }) => article !== right?.article && !not.includes(article))
  if (right) return { candidates: [right, ...others].slice(0, 5), certainty: 'answer', reasons }
  if (none) return { candidates: others, certainty: 'none', reasons }
  const refused = proposal.candidates.find(({ article }) => not.includes(article))
  if (!refused) return proposal
  // Whether it was sure of the first says nothing about the next.
  const stays = proposal.candidates[0] !== refused && others.length > 0
  return { candidates: others, certainty: stays ? proposal.certainty : 'none', reasons, close: false }
}
