import type { Reader, Statement } from '../../kernel/database.ts'
import type { Status } from '../conversation/conversation.ts'
import type { Offer } from '../conversation/offer.ts'
import type { Topic } from '../conversation/topic.ts'
import type { ButtonAct } from '../delivery/channel.ts'
import type { ActiveIncident } from '../incident/incident.ts'

export interface AwaitingMessage {
  id: string
  text: string
  kind: string
  /** It looks like a scam. */
  scam: boolean
}

export interface AwaitingPress {
  id: string
  act: ButtonAct
  value: string
  /** The article that the message under which it stands gives. */
  article: string | null
}

/** What a conversation's turn is about: everything that was said and pressed since the last one. */
export interface TurnFacts {
  status: Status
  locale: string
  /** The guild that it began in. */
  guild: string | null
  offer: Offer | null
  /** What was spoken of last, unless that is long ago or a person was called since. */
  topic: Topic | null
  /** Its handoff's case is open, though nobody has it: it was opened again, and waits for a person. */
  caseOpen: boolean
  /** The incident that goes on, while this conversation has not heard of it. */
  incident: ActiveIncident | null
  /** The case about which its reporters were asked something here, and which still waits for this one's answer. */
  asked: string | null
  messages: AwaitingMessage[]
  presses: AwaitingPress[]
}

/** Who answers a question may do so in several messages; what comes later is about something else. */
const ANSWER_TIME = '30 minutes'
/** After such a silence nobody goes on with what they asked before. */
const TOPIC_TIME = '30 minutes'
/** Whoever has not answered for so long does not answer any more. */
const ASKED_FOR = '48 hours'

/** What they had asked before a case was named is looked up no more once they have deleted it. */
const OFFER_GONE = `(select bool_or(g.deleted_at is not null) from jsonb_array_elements_text(c.offer -> 'messages') e
    join message g on g.workspace = c.workspace and g.id = e::uuid)`

/** A topic ends in time, and with what was said in it being taken back. */
const TOPIC = `case when (c.topic ->> 'at')::timestamptz > c.last_message_at - interval '${TOPIC_TIME}' and not exists (
    select 1 from message g where g.workspace = c.workspace and g.conversation_id = c.id
      and g.sent_at > (c.topic ->> 'at')::timestamptz - interval '2 hours' and g.deleted_at > (c.topic ->> 'at')::timestamptz)
    then c.topic end`

// A case that members see does not wait for whoever has its chat: it is open until it is mended, and its chat goes on without it.
const READ: Statement = {
  name: 'turn_read',
  text: `select c.status, case when ${OFFER_GONE} then c.offer || '{"words": ""}' else c.offer end as offer, c.guild ->> 'id' as guild,
      ${TOPIC} as topic, coalesce(i.locale, i.spoken, w.locale) as locale, 
      coalesce(s.status not in ('resolved', 'closed') and not s.published, false) as "caseOpen",
      (select a.id from support_case a where a.workspace = c.workspace and a.status = 'waiting' and a.merged_into_id is null
        and a.id in (
          select l.case_id from linked_conversation l where l.workspace = c.workspace and l.conversation_id in (c.id, c.previous_id)
          union select c.case_id)
        and exists (
          select 1 from case_news n join case_telling t on t.workspace = n.workspace and t.news_id = n.id and t.contact_id = c.contact_id
          where n.workspace = a.workspace and n.case_id = a.id and n.kind = 'need_info' and t.message_id is not null
            and n.at > c.last_message_at - interval '${ASKED_FOR}' and not exists (
            select 1 from case_entry e where e.workspace = a.workspace and e.case_id = a.id and e.kind = 'detail'
              and e.contact_id = c.contact_id and e.at > n.at and e.at < c.last_message_at - interval '${ANSWER_TIME}'))
        order by a.changed_at desc limit 1
      ) as asked,
      (select json_build_object('id', n.id, 'caseId', n.case_id, 'texts', n.texts) from incident n
        where n.workspace = c.workspace and n.ended_at is null and not exists (
          select 1 from incident_hearing h where h.workspace = n.workspace and h.incident_id = n.id and h.conversation_id = c.id)
      ) as incident,
      (select coalesce(json_agg(json_build_object('id', m.id, 'text', m.text, 'kind', m.kind, 'scam', m.scam is not null) order by m.sent_at, m.id), '[]')
        from message m where m.workspace = c.workspace and m.conversation_id = c.id and m.awaits_turn and m.deleted_at is null
      ) as messages,
      (select coalesce(json_agg(json_build_object('id', p.id, 'act', p.act, 'value', p.value, 'article', (
          select u.article_id from message u where u.workspace = p.workspace and u.id = p.message_id)) order by p.at, p.id), '[]')
        from press p where p.workspace = c.workspace and p.conversation_id = c.id and p.awaits_turn) as presses
    from conversation c
    join workspace w on w.id = c.workspace
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    left join support_case s on s.workspace = c.workspace and s.id = c.case_id
    where c.workspace = $1 and c.id = $2`,
}

/** Null when there is no such conversation. */
export async function readTurn(reader: Reader, workspace: number, conversation: string): Promise<TurnFacts | null> {
  const [facts] = await reader.run<TurnFacts>(READ, [workspace, conversation])
  return facts ?? null
}

/** Whether two looks saw the same: then what was decided from the first holds for the second. */
export function isSameTurn(one: TurnFacts, other: TurnFacts): boolean {
  const face = ({ status, caseOpen, incident, asked, messages, presses }: TurnFacts) =>
    JSON.stringify([
      status,
      caseOpen,
      incident?.id,
      asked,
      messages.map(({ id, text }) => [id, text]),
      presses.map(({ id }) => id),
    ])
  return face(one) === face(other)
}

/** Whether everything of the first look still awaits its turn in the second: nothing was taken back, or answered by somebody else. */
export function isStillAwaited(one: TurnFacts, other: TurnFacts): boolean {
  const awaited = new Set([...other.messages, ...other.presses].map(({ id }) => id))
  return [...one.messages, ...one.presses].every(({ id }) => awaited.has(id))
}
