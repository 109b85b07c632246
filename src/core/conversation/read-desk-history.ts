import type { Reader, Statement } from '../../kernel/database.ts'
import type { DeskHistory } from '../desk/open-session.ts'
import { agentOfGuild } from '../workspace/agent-of-guild.ts'
import { readSettings } from '../workspace/settings.ts'

/** So many are told one by one; what was said before those, as one text. */
const SINGLY = 50
/** Lines of that text at most: a desk takes one message of some 30,000 characters. */
const LINES = 400
const TEXT_LENGTH = 30_000
const LINE_LENGTH = 500

// Notes stay with us.
const SAID = `m.workspace = $1 and m.conversation_id = $2 and m.direction <> 'note' and m.deleted_at is null`

const NEWEST: Statement = {
  name: 'desk_history_newest',
  text: `select m.id, m.text <> '' as words, m.attachment_count::int as files, m.awaits_turn as waits from message m where ${SAID}
    order by m.sent_at desc, m.id desc limit ${SINGLY}`,
}

const OLDER: Statement = {
  name: 'desk_history_older',
  text: `select m.author, m.text, m.attachment_count::int as files, m.sent_at as at, case when m.author = 'contact' then i.name
      when m.author = 'agent' then coalesce(m.spoken_by, a.public_name, '') else '' end as name
    from message m
    join conversation c on c.workspace = m.workspace and c.id = m.conversation_id
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    left join agent a on a.workspace = m.workspace and a.id = m.agent_id
    where ${SAID} order by m.sent_at desc, m.id desc offset ${SINGLY} limit ${LINES}`,
}

interface Older {
  author: 'contact' | 'agent' | 'virtual_agent' | 'notice'
  text: string
  files: number
  at: Date
  name: string
}

/**
 * What was said in a conversation, as an outside desk is told of it: the newest messages one by one, what was before as one text. `live`: what
 * the virtual agent has not taken its turn on yet counts as said now, and so do the messages of `fresh`.
 */
export async function readDeskHistory(
  reader: Reader,
  options: { workspace: number; conversation: string; live: boolean; fresh: readonly string[] },
): Promise<DeskHistory> {
  const { workspace, conversation, live, fresh } = options
  const newest = await reader.run<{ id: string; words: boolean; files: number; waits: boolean }>(NEWEST, [
    workspace,
    conversation,
  ])
  const messages = newest.reverse().map(({ waits, ...message }) => {
    return { ...message, past: !(live && waits) && !fresh.includes(message.id) }
  })
  if (messages.length < SINGLY) return { messages, transcript: null }
  const [older, settings] = await Promise.all([
    reader.run<Older>(OLDER, [workspace, conversation]),
    readSettings(reader, workspace),
  ])
  const names = { virtual_agent: agentOfGuild(settings, null).name, notice: settings.name }
  return { messages, transcript: transcriptOf(older, names) }
}

/** Plain lines, oldest first; where they are too many the oldest are left out. Times are UTC. */
function transcriptOf(newestFirst: readonly Older[], names: { virtual_agent: string; notice: string }): string | null {
  const lines: string[] = []
  let length = 0
  for (const { author, name, text, files, at } of newestFirst) {
    const who = author === 'virtual_agent' || author === 'notice' ? names[author] : name
    const said = text.length > LINE_LENGTH ? `${text.slice(0, LINE_LENGTH).toWellFormed()}…` : text
    const line = `${minuteOf(at)} ${who}: ${[said, ...(files > 0 ? [`[${files} ${files === 1 ? 'file' : 'files'}]`] : [])].join(' ').trim()}`
    length += line.length + 1
    if (length > TEXT_LENGTH) break
    lines.unshift(line)
  }
  return lines.length > 0 ? lines.join('\n') : null
}

const minuteOf = (at: Date): string => at.toISOString().slice(0, 16).replace('T', ' ')
