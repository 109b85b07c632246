import { wordsOf } from '../../knowledge/words.ts'

/** An article that may be cited. */
export interface Source {
  id: string
  title: string
  body: string
}

/** A part of an article that an answer may be composed from. */
export interface Passage {
  article: string
  title: string
  words: string
}

const LONGEST = 800
const MOST = 8

/** The passages of articles that have most of the question's words, in the order in which they stand there. */
export function passagesOf(articles: readonly Source[], question: string): Passage[] {
  const asked = new Set(wordsOf(question))
  const all = articles.flatMap(({ id, title, body }) =>
    piecesOf(body).map((words) => ({ article: id, title, words, shared: shared(wordsOf(words), asked) })),
  )
  // Sorting is stable: of passages with as many words of the question, the earlier article's and the earlier one stay.
  const chosen = new Set([...all].sort((a, b) => b.shared - a.shared).slice(0, MOST))
  return all.filter((passage) => chosen.has(passage)).map(({ article, title, words }) => ({ article, title, words }))
}

/** Paragraphs, short ones together and long ones cut between two words. */
function piecesOf(body: string): string[] {
  const pieces: string[] = []
  for (const paragraph of body.split(/\n{2,}/)) {
    const last = pieces.at(-1)
    const text = paragraph.trim()
    if (text === '') continue
    if (last !== undefined && last.length + text.length < LONGEST) pieces[pieces.length - 1] = `${last}\n\n${text}`
    else pieces.push(...cut(text))
  }
  return pieces
}

function cut(text: string): string[] {
  if (text.length <= LONGEST) return [text]
  const space = text.lastIndexOf(' ', LONGEST)
  const at = space > LONGEST / 2 ? space : LONGEST
  return [text.slice(0, at), ...cut(text.slice(at).trim())]
}

const shared = (words: readonly string[], asked: ReadonlySet<string>): number =>
  new Set(words.filter((word) => asked.has(word))).size
