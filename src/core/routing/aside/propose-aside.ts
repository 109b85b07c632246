import type { Reader } from '../../../kernel/database.ts'
import { answerFor } from '../../knowledge/answer-for.ts'
import type { AnswerEngine, Asked, Proposal } from '../../virtual-agent/answer-engine.ts'
import { agentOfGuild } from '../../workspace/agent-of-guild.ts'
import { readSettings } from '../../workspace/settings.ts'
import { composedWords } from '../answer-words.ts'
import { answersIn, askedIn } from '../asked-in.ts'
import { judge } from '../decide.ts'
import type { Aside, AsideAsked } from './aside.ts'

/** The longest question that is looked up; what comes after it rarely asks something else. */
const QUESTION_LENGTH = 2000

export interface AsideOptions {
  workspace: number
  engine: AnswerEngine
}

/**
 * What the virtual agent says to a question beside any conversation, without holding or keeping anything. Who is answered unasked, in a
 * forum, is answered only where it is surer than elsewhere.
 */
export async function proposeAside(
  reader: Reader,
  { workspace, engine }: AsideOptions,
  { way, guild, words, locale: reads, article }: AsideAsked,
): Promise<Aside> {
  const settings = await readSettings(reader, workspace)
  const { enabled, caution } = settings.virtualAgent
  if (!enabled) return { kind: 'off' }
  if (article) return giveChosen(reader, workspace, article, reads)
  const { collections, languages } = agentOfGuild(settings, guild)
  const question = words.slice(0, QUESTION_LENGTH).toWellFormed()
  const locale = askedIn(question, reads)
  if (question.trim() === '' || !answersIn(languages, locale)) {
    return { kind: 'unknown', nearest: null, sureness: 0, model: null }
  }
  // Of whom nobody has asked anything it costs nothing to say nothing.
  const unasked = way === 'forum' ? { caution: 1 - (1 - caution) / 2, alone: true } : {}
  const asked: Asked = { workspace, question, locale, collections, ...unasked }
  const found = await engine.propose(reader, asked)
  const told = way === 'ask' && found.certainty === 'answer' ? await engine.compose?.(reader, asked, found) : null
  return shown(reader, workspace, told ?? found, way === 'forum' ? locale : reads)
}

async function giveChosen(reader: Reader, workspace: number, article: string, locale: string): Promise<Aside> {
  const [given] = await answerFor(reader, workspace, [article], locale)
  if (!given) return { kind: 'unknown', nearest: null, sureness: 0, model: null }
  return { kind: 'answer', articles: [given], composed: null, nearest: given.original, sureness: 1, model: null }
}

/** What was found, as it can be said with what is published in this moment. */
async function shown(reader: Reader, workspace: number, proposal: Proposal, locale: string): Promise<Aside> {
  const { sureness, model } = proposal.reasons
  const decision = judge(proposal, { offer: null })
  const judged = { nearest: proposal.candidates[0]?.article ?? null, sureness, model }
  if (decision.kind === 'suggest') {
    const articles = await answerFor(reader, workspace, decision.articles, locale)
    return articles.length > 0 ? { kind: 'suggest', articles, ...judged } : { kind: 'unknown', ...judged }
  }
  if (decision.kind !== 'answer') return { kind: 'unknown', ...judged }
  const wanted = decision.composed ?? [decision.article]
  const articles = await answerFor(reader, workspace, wanted, locale)
  const [first] = articles
  if (!first) return { kind: 'unknown', ...judged }
  const whole = articles.length === wanted.length
  const words = decision.composed && whole ? proposal.composed?.words : undefined
  const composed = words ? composedWords(words, articles, locale) : null
  return { kind: 'answer', articles, composed, ...judged, nearest: first.original }
}
