import { createHash } from 'node:crypto'
import { shortId } from '../../../kernel/ids.ts'
import { parseShort } from '../interactions/button-id.ts'

/** What is pressed under an answer that was given beside any chat. `show`: the answer to somebody's message is shown to all. */
export const ASK_ACTS = ['helped', 'not_helped', 'person', 'pick', 'show'] as const
export type AskAct = (typeof ASK_ACTS)[number]

/** All that an id of ours can say about such an answer; `question` is that of its row. */
export type AskComponent =
  | { act: 'helped' | 'not_helped' | 'person'; question: string }
  | { act: 'pick'; question: string; article: string }
  | { act: 'show'; question: string; channel: string; message: string }

const SNOWFLAKE = /^[1-9]\d{0,19}$/

/** At most 72 of the 100 characters that Discord takes. */
export function askId(component: AskComponent): string {
  const start = `q:${component.act}:${shortId(component.question)}`
  if (component.act === 'pick') return `${start}:${shortId(component.article)}`
  return component.act === 'show' ? `${start}:${component.channel}:${component.message}` : start
}

/** Reads the id of a button; null when it is none that we could have given. */
export function parseAskId(customId: string): AskComponent | null {
  const [mark, act, short = '', ...more] = customId.split(':')
  const question = mark === 'q' ? parseShort(short) : null
  if (!question) return null
  const [first = '', second = ''] = more
  switch (act) {
    case 'helped':
    case 'not_helped':
    case 'person':
      return more.length === 0 ? { act, question } : null
    case 'pick': {
      const article = more.length === 1 ? parseShort(first) : null
      return article ? { act, question, article } : null
    }
    case 'show': {
      const named = more.length === 2 && SNOWFLAKE.test(first) && SNOWFLAKE.test(second)
      return named ? { act, question, channel: first, message: second } : null
    }
    default:
      return null
  }
}

/** What stands for an article in the choices of `/ask`: it still means it when its title was changed meanwhile. */
export const choiceOf = (article: string): string => `a:${shortId(article)}`

/** The article that was chosen; null for words that were typed. */
export const parseChoice = (value: string): string | null =>
  value.startsWith('a:') ? parseShort(value.slice(2)) : null

/** The id of a question's row, the same each time: what Discord tells twice is kept once. @param id an interaction's or a post's */
export function questionId(workspace: number, id: string): string {
  const bytes = createHash('sha256').update(`${workspace}:discord:${id}`).digest()
  // Version 8 and variant 1: made of other values (RFC 9562, section 5.8).
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
