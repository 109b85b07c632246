import { z } from 'zod'
import { askEndpoint, tokensOf } from './ask-endpoint.ts'
import { cleanWords } from './clean-words.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { fence } from './fence.ts'
import { isSupported, sentencesOf } from './is-supported.ts'
import { type Passage, passagesOf, type Source } from './passages.ts'
import type { StoredEndpoint } from './stored-endpoint.ts'

const TIMEOUT_MS = 6000
const MOST_TOKENS = 700
const QUESTION_LENGTH = 1000
const MOST_SENTENCES = 10
/** Of the words that a member reads; what is longer is better read in the article. */
const LONGEST = 1500

const TASK = `You answer a member's question from passages of a help centre, and from nothing else. The data has the question, what was asked before it (or
null), and numbered passages. Write at most six short sentences in the language of the passages, in their own words as far as you can. Each sentence says what
one passage says, and names that passage's number. Copy numbers, names, links and commands letter for letter. Write no greeting, no heading and no list. When
the passages do not answer the question, leave the sentences empty.`

const shape = z.object({ sentences: z.array(z.object({ text: z.string(), passage: z.number().int() })) })

export interface Composed {
  /** Markdown. */
  words: string
  /** Articles that it is from, in the order in which they are cited. */
  articles: string[]
}

/**
 * Composes an answer from passages of articles; null where they do not answer, or where one sentence is not found in the passage that it names:
 * then the article itself is the better answer. @throws EndpointFault
 */
export async function composeAnswer(
  tools: EndpointTools,
  asked: {
    workspace: number
    endpoint: StoredEndpoint & { chatModel: string }
    question: string
    before: string | null
    articles: readonly Source[]
  },
): Promise<Composed | null> {
  const { workspace, endpoint, question, before, articles } = asked
  const passages = passagesOf(articles, `${question} ${before ?? ''}`)
  if (passages.length === 0) return null
  const listed = passages.map(({ title, words }, at) => ({ number: at + 1, article: title, text: words }))
  const fenced = fence(TASK, {
    question: question.slice(0, QUESTION_LENGTH),
    before: before?.slice(0, QUESTION_LENGTH) ?? null,
    passages: listed,
  })
  const { answer } = await askEndpoint(tools, {
    ...{ workspace, endpoint, use: 'chat' },
    tokens: tokensOf(fenced.system, fenced.data) + MOST_TOKENS,
    act: (place) =>
      tools.models.chat(place, {
        ...{ ...fenced, shape, model: endpoint.chatModel },
        ...{ mostTokens: MOST_TOKENS, timeoutMs: TIMEOUT_MS },
      }),
  })
  return checkComposed(answer.sentences, passages)
}

/** The sentences together, when every one of them stands in the passage that it names; else null. Pure. */
export function checkComposed(
  sentences: readonly { text: string; passage: number }[],
  passages: readonly Passage[],
): Composed | null {
  if (sentences.length === 0 || sentences.length > MOST_SENTENCES) return null
  const cited: string[] = []
  for (const { text, passage } of sentences) {
    const source = passages[passage - 1]
    if (!source || text.length > LONGEST) return null
    // One line that holds several sentences is held to each of them.
    const parts = sentencesOf(text)
    if (parts.length === 0 || !parts.every((part) => isSupported(part, `${source.title}.\n${source.words}`)))
      return null
    if (!cited.includes(source.article)) cited.push(source.article)
  }
  const words = sentences.map(({ text }) => onOneLine(text)).join(' ')
  const clean = cleanWords(words, { sources: passages.map((passage) => passage.words), most: LONGEST })
  // What had to be cleaned was not in the articles, whatever else was.
  return clean === words ? { words, articles: cited } : null
}

/** Without line breaks, and without the signs that make a heading, a list or a quotation of it. */
const onOneLine = (text: string): string =>
  text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?:(?:-#|#{1,3}|>{1,3}|[-*]|\d+\.) )+/, '')
