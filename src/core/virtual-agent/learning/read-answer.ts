import type { Reader, Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'
import { isThanks } from '../../conversation/is-thanks.ts'
import { isHello } from '../is-hello.ts'
import { wantsPerson } from '../wants-person.ts'
import { foldQuestion } from './fold-question.ts'
import { TAKEN_BACK } from './unanswered.ts'

const MOST_QUESTIONS = 5
const MOST_MESSAGES = 200

const READ: Statement = {
  name: 'kept_answer_read',
  text: `select coalesce(i.locale, i.spoken, w.locale) as locale,
      (select coalesce(json_agg(q.text order by q.asked_at, q.id), '[]') from question q
        where q.workspace = c.workspace and q.conversation_id = c.id and q.text <> '' and not ${TAKEN_BACK}
          and (q.decision <> 'answer' or q.outcome is distinct from 'helped')) as asked,
      (select coalesce(json_agg(json_build_object('author', m.author, 'text', m.text) order by m.sent_at, m.id), '[]') from (
        select author, text, sent_at, id from message
        where workspace = c.workspace and conversation_id = c.id and author in ('contact', 'agent') and direction <> 'note'
          and kind = 'text' and deleted_at is null and text <> ''
        order by sent_at desc, id desc limit ${MOST_MESSAGES}) m) as said
    from conversation c
    join workspace w on w.id = c.workspace
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    where c.workspace = $1 and c.id = $2`,
}

interface Row {
  locale: string
  asked: string[]
  said: { author: 'contact' | 'agent'; text: string }[]
}

/** What a conversation's contact asked, and what an agent answered. */
export interface HumanAnswer {
  locale: string
  /** At most five, in their order; none says only hello, thanks, or that a person is wanted. */
  questions: string[]
  /** The agents' words without hellos and thanks, Markdown. */
  body: string
}

/** @throws Refusal not_found where there is no such conversation */
export async function readAnswer(reader: Reader, workspace: number, conversation: string): Promise<HumanAnswer> {
  const [row] = await reader.run<Row>(READ, [workspace, conversation])
  if (!row) throw new Refusal('not_found', 'There is no such conversation.')
  const { locale, asked, said } = row
  const answers = said.flatMap(({ author, text }, at) => (author === 'agent' && tells(text) ? [{ text, at }] : []))
  const before = answers[0]?.at ?? said.length
  // What was said to the agent before their answer; what the virtual agent was asked stands first.
  const told = said.slice(0, before).flatMap(({ author, text }) => (author === 'contact' ? [text] : []))
  return { locale, questions: distinct([...asked, ...told]), body: answers.map(({ text }) => bare(text)).join('\n\n') }
}

/** Hellos and thanks before, or after, what an agent has to say. */
const OPENING =
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks|thank you|ol[aá]|oi|bom dia|boa (?:tarde|noite)|obrigad[oa]|hola|buenos d[ií]as|hallo|guten tag|bonjour|salut)\b[^.!?\n]{0,40}[.!?,\n]+\s*/iu

function bare(text: string): string {
  const words = text.trim().replace(OPENING, '').trim() || text.trim()
  return words.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase())
}

/** "One moment", "thanks!" and the like answer nothing. */
const LEAST_LENGTH = 20

const tells = (text: string): boolean => !isHello(text) && !isThanks(text) && bare(text).length >= LEAST_LENGTH

function distinct(texts: readonly string[]): string[] {
  const known = new Set<string>()
  const questions = texts.filter((text) => {
    const folded = foldQuestion(text)
    if (!folded.includes(' ') || known.has(folded)) return false
    known.add(folded)
    return !isHello(text) && !isThanks(text) && !wantsPerson(text)
  })
  return questions.slice(-MOST_QUESTIONS)
}
