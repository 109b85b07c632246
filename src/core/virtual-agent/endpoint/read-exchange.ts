import type { Reader, Statement } from '../../../kernel/database.ts'
import { Refusal } from '../../../kernel/errors.ts'

const MOST_MESSAGES = 40
const LONGEST_MESSAGE = 1500

// Notes and notices stay in the house: what they say is for the team, or says nothing.
const READ: Statement = {
  name: 'endpoint_exchange',
  text: `select m.author, left(m.text, ${LONGEST_MESSAGE}) as text from message m
    where m.workspace = $1 and m.conversation_id = $2 and m.deleted_at is null and m.text <> ''
      and m.direction <> 'note' and m.author <> 'notice'
    order by m.sent_at desc nulls first, m.id desc nulls first limit ${MOST_MESSAGES}`,
}

const CONVERSATION: Statement = {
  name: 'endpoint_conversation',
  text: `select coalesce(i.locale, i.spoken) as locale from conversation v
    join identity i on i.workspace = v.workspace and i.id = v.identity_id where v.workspace = $1 and v.id = $2`,
}

/** What was said in a conversation, oldest first, the newest forty messages. */
export interface Exchange {
  locale: string | null
  messages: { from: 'member' | 'agent' | 'virtual agent'; text: string }[]
  /** What the member has said since anybody answered; else what they said last. */
  question: string
}

const FROM = { contact: 'member', agent: 'agent', virtual_agent: 'virtual agent' } as const

/** @throws Refusal not_found, and conflict where nothing was said yet */
export async function readExchange(reader: Reader, workspace: number, conversation: string): Promise<Exchange> {
  const [[found], rows] = await Promise.all([
    reader.run<{ locale: string | null }>(CONVERSATION, [workspace, conversation]),
    reader.run<{ author: keyof typeof FROM; text: string }>(READ, [workspace, conversation]),
  ])
  if (!found) throw new Refusal('not_found', 'There is no such conversation.')
  const messages = rows.reverse().map(({ author, text }) => ({ from: FROM[author], text }))
  if (messages.length === 0) throw new Refusal('conflict', 'Nothing was said here yet.')
  const answered = messages.findLastIndex(({ from }) => from === 'agent')
  const open = messages.filter(({ from }, at) => from === 'member' && at > answered)
  const last = messages.findLast(({ from }) => from === 'member')
  return {
    ...found,
    messages,
    question: open.length > 0 ? open.map(({ text }) => text).join('\n') : (last?.text ?? ''),
  }
}
