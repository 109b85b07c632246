import type { Reader, Statement } from '../../kernel/database.ts'
import type { DeskConversations, OfferFacts, RelayedMessage } from '../desk/ports.ts'
import { agentOfGuild } from '../workspace/agent-of-guild.ts'
import { readSettings } from '../workspace/settings.ts'

interface OfferRow {
  contact: string
  contactName: string
  caseId: string | null
  number: number | null
  subject: string | null
  brand: string
  locale: string
  roles: string[]
  guild: { id: string; name: string } | null
  words: string | null
}

const OFFER: Statement = {
  name: 'desk_offer',
  text: `select c.contact_id as contact, i.name as "contactName", s.id as "caseId", s.number::int as number, s.subject, w.name as brand,
      coalesce(i.locale, i.spoken, w.locale) as locale, coalesce(i.roles, '{}') as roles, c.guild, (
        select m.text from message m where m.workspace = $1 and m.conversation_id = c.id and m.direction = 'inbound' and m.text <> ''
          and m.deleted_at is null order by m.sent_at desc, m.id desc limit 1
      ) as words
    from conversation c
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    join workspace w on w.id = c.workspace
    left join support_case s on s.workspace = c.workspace and s.id = c.case_id
    where c.workspace = $1 and c.id = $2`,
}

/** So much of what was said is shown to whoever decides to take it. */
const WORDS_LENGTH = 200

async function offer(reader: Reader, workspace: number, conversation: string): Promise<OfferFacts | null> {
  const [row] = await reader.run<OfferRow>(OFFER, [workspace, conversation])
  if (!row) return null
  const { caseId, number, subject, words, ...facts } = row
  const numbered = caseId && number !== null ? { id: caseId, number } : null
  const title = [...(numbered ? [`Case #${numbered.number}`] : []), row.contactName, row.brand].join(' · ')
  const asked = (subject || words || '').slice(0, WORDS_LENGTH).toWellFormed()
  return { ...facts, case: numbered, title, channel: 'discord', words: asked }
}

interface MessageRow extends Omit<RelayedMessage, 'author'> {
  author: 'contact' | 'agent' | 'virtual_agent' | 'notice'
  guild: string | null
}

const MESSAGE: Statement = {
  name: 'desk_message',
  text: `select m.author, case m.author when 'contact' then i.name when 'agent' then coalesce(m.spoken_by, a.public_name, '') else '' end as name,
      c.guild ->> 'id' as guild, m.text, m.kind = 'command' as command, m.sent_at as "sentAt", m.deleted_at is not null as deleted,
      case when m.direction = 'inbound' then split_part(m.key, ':', 2) else (
        select d.external_id from delivery d where d.workspace = $1 and d.message_id = m.id and d.operation = 'send'
          and d.external_id is not null order by d.part limit 1
      ) end as "externalMessage",
      case when m.attachment_count = 0 then '[]'::jsonb else coalesce((
        select jsonb_agg(jsonb_build_object('name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes, 'state', f.state, 'blob', f.blob)
          order by f.position) from attachment f where f.workspace = $1 and f.message_id = m.id
      ), '[]') end as files
    from message m
    join conversation c on c.workspace = m.workspace and c.id = m.conversation_id
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    left join agent a on a.workspace = m.workspace and a.id = m.agent_id
    where m.workspace = $1 and m.id = $2`,
}

async function message(reader: Reader, workspace: number, id: string): Promise<RelayedMessage | null> {
  const [row] = await reader.run<MessageRow>(MESSAGE, [workspace, id])
  if (!row) return null
  const { author, guild, ...said } = row
  if (author === 'contact' || author === 'agent') return { ...said, author }
  const settings = await readSettings(reader, workspace)
  if (author === 'notice') return { ...said, author: 'system', name: settings.name }
  return { ...said, author, name: agentOfGuild(settings, guild).name }
}

/** What the worker of an outside desk asks of conversations. */
export const deskConversations: Omit<DeskConversations, 'takeIn'> = { offer, message }
