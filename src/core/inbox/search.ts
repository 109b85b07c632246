import type { Reader, Statement } from '../../kernel/database.ts'
import type { SearchAnswer } from '../../protocol/search.ts'
import { CASE_WORDS } from './case-filter.ts'
import { type ChipColumns, presentChip } from './row.ts'
import { likeOf, numbersOf, wordsOf } from './search-terms.ts'

interface PersonColumns {
  contact_id: string
  contact_name: string
  handle: string | null
  contact_picture: string | null
}

interface FoundColumns extends PersonColumns, ChipColumns {
  conversation: string
  status: SearchAnswer['messages'][number]['status']
  at: Date
}

interface CaseColumns {
  case_id: string
  case_number: string
  case_status: SearchAnswer['cases'][number]['case']['status']
  type: SearchAnswer['cases'][number]['type']
  subject: string
  at: Date
  conversation: string | null
  contact_id: string | null
  contact_name: string | null
  handle: string | null
  contact_picture: string | null
}

type Place = Pick<SearchAnswer['messages'][number], 'message' | 'author' | 'words'>

const PERSON = `ct.id as contact_id, ct.name as contact_name, i.handle, coalesce(ct.picture, i.picture) as contact_picture`

// Names and handles by trigrams, ids whole; the index gives candidates, likeness orders them.
const PEOPLE: Statement = {
  name: 'search_people',
  text: `select ${PERSON}, i.address, c.id as conversation, coalesce(c.last_message_at, ct.created_at) as at
    from (
      select * from identity where workspace = $1 and (name ilike $2 or handle ilike $2 or channel = 'discord' and address = $3)
      order by greatest(similarity(name, $3), similarity(coalesce(handle, ''), $3)) desc, id desc limit $4
    ) i
    join contact ct on ct.workspace = i.workspace and ct.id = i.contact_id
    left join lateral (
      select id, last_message_at from conversation c where c.workspace = i.workspace and c.identity_id = i.id
      order by opened_at desc limit 1
    ) c on true
    order by greatest(similarity(i.name, $3), similarity(coalesce(i.handle, ''), $3)) desc, i.id desc`,
}

const FOUND = `s.id as case_id, s.number as case_number, s.status as case_status, c.id as conversation, c.status, ${PERSON}`

// A case may have come from no conversation, and from nobody.
const casesOf = (
  condition: string,
): string => `select s.id as case_id, s.number as case_number, s.status as case_status, s.type, s.subject,
      s.opened_at as at, c.id as conversation, ct.id as contact_id, ct.name as contact_name, i.handle,
      coalesce(ct.picture, i.picture) as contact_picture
    from (
      select * from support_case s where s.workspace = $1 and ${condition} and s.merged_into_id is null
      order by s.changed_at desc, s.id desc limit $3
    ) s
    left join conversation c on c.workspace = s.workspace and c.id = s.conversation_id
    left join contact ct on ct.workspace = s.workspace and ct.id = s.requester_id
    left join lateral (
      select handle, picture from identity where workspace = s.workspace and contact_id = s.requester_id order by id limit 1
    ) i on true
    order by s.changed_at desc, s.id desc`

const NUMBERED: Statement = { name: 'search_cases', text: casesOf('s.number = any($2::bigint[])') }
// Without a name, so that it is planned with its words: a frequent one is soon found among the newest, a rare one by its index.
const WORDED: Statement = { name: '', text: casesOf(`${CASE_WORDS} @@ to_tsquery('simple', $2)`) }

// The newest places of the words; a message of a conversation that was found already still counts, as another place.
const MESSAGES: Statement = {
  name: 'search_messages',
  text: `select ${FOUND}, m.id as message, m.author, m.sent_at as at,
      ts_headline('simple', m.text, to_tsquery('simple', $2),
        'StartSel="\u0002", StopSel="\u0003", MaxWords=18, MinWords=8, MaxFragments=1') as words
    from (
      select * from message
      where workspace = $1 and to_tsvector('simple', text) @@ to_tsquery('simple', $2) and deleted_at is null
      order by sent_at desc, id desc limit $3
    ) m
    join conversation c on c.workspace = m.workspace and c.id = m.conversation_id
    join contact ct on ct.workspace = c.workspace and ct.id = c.contact_id
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    left join support_case s on s.workspace = c.workspace and s.id = c.case_id
    order by m.sent_at desc, m.id desc`,
}

/** People by name, handle or Discord id; cases by number or by words; places where words were said. All at once, for one box. */
export async function search(
  reader: Reader,
  { workspace, q, limit }: { workspace: number; q: string; limit: number },
): Promise<SearchAnswer> {
  const numbers = numbersOf(q)
  const name = q.replace(/^@/, '')
  const words = wordsOf(q)
  const [people, numbered, worded, messages] = await Promise.all([
    reader.run<PersonColumns & { address: string; conversation: string | null; at: Date }>(PEOPLE, [
      ...[workspace, likeOf(name), name, limit],
    ]),
    numbers.length > 0 ? reader.run<CaseColumns>(NUMBERED, [workspace, numbers, limit]) : [],
    words ? reader.run<CaseColumns>(WORDED, [workspace, words, limit]) : [],
    words ? reader.run<FoundColumns & Place>(MESSAGES, [workspace, words, limit]) : [],
  ])
  return {
    people: people.map((row) => ({
      contact: contactOf(row),
      address: row.address,
      conversation: row.conversation,
      at: row.at.toISOString(),
    })),
    cases: firstOf([...numbered, ...worded], limit).map(presentCase),
    messages: messages.map((row) => ({ ...foundOf(row), message: row.message, author: row.author, words: row.words })),
  }
}

function contactOf(row: PersonColumns) {
  return { id: row.contact_id, name: row.contact_name, handle: row.handle, picture: row.contact_picture }
}

function foundOf(row: FoundColumns) {
  const { conversation, status } = row
  return { conversation, contact: contactOf(row), status, case: presentChip(row), at: row.at.toISOString() }
}

function firstOf(cases: readonly CaseColumns[], limit: number): CaseColumns[] {
  return [...new Map(cases.map((each) => [each.case_id, each])).values()].slice(0, limit)
}

function presentCase(row: CaseColumns): SearchAnswer['cases'][number] {
  const { contact_id: id, contact_name: name, handle, contact_picture: picture } = row
  return {
    case: { id: row.case_id, number: Number(row.case_number), status: row.case_status },
    type: row.type,
    subject: row.subject,
    contact: id === null ? null : { id, name: name ?? '', handle, picture },
    conversation: row.conversation,
    at: row.at.toISOString(),
  }
}
