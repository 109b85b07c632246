import type { Reader, Statement } from '../../kernel/database.ts'
import type { SearchAnswer } from '../../protocol/search.ts'
import { type ChipColumns, presentChip } from './row.ts'

interface PersonColumns {
  contact_id: string
  contact_name: string
  handle: string | null
  contact_picture: string | null
}

interface FoundColumns extends PersonColumns, ChipColumns {
  conversation: string
  status: SearchAnswer['cases'][number]['status']
  at: Date
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

const CASES: Statement = {
  name: 'search_cases',
  text: `select ${FOUND}, s.subject, s.opened_at as at
    from support_case s
    join conversation c on c.workspace = s.workspace and c.id = s.conversation_id
    join contact ct on ct.workspace = s.workspace and ct.id = s.requester_id
    join identity i on i.workspace = c.workspace and i.id = c.identity_id
    where s.workspace = $1 and s.number = $2`,
}

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

/** People by name, handle or Discord id; a case by its number; places where words were said. All at once, for one box. */
export async function search(
  reader: Reader,
  { workspace, q, limit }: { workspace: number; q: string; limit: number },
): Promise<SearchAnswer> {
  const number = /^#?(\d{1,9})$/.exec(q)?.[1]
  const name = q.replace(/^@/, '')
  const words = wordsOf(q)
  const [people, cases, messages] = await Promise.all([
    reader.run<PersonColumns & { address: string; conversation: string | null; at: Date }>(PEOPLE, [
      ...[workspace, likeOf(name), name, limit],
    ]),
    number ? reader.run<FoundColumns & { subject: string }>(CASES, [workspace, number]) : [],
    words ? reader.run<FoundColumns & Place>(MESSAGES, [workspace, words, limit]) : [],
  ])
  return {
    people: people.map((row) => ({
      contact: contactOf(row),
      address: row.address,
      conversation: row.conversation,
      at: row.at.toISOString(),
    })),
    cases: cases.map((row) => ({ ...foundOf(row), subject: row.subject })),
    messages: messages.map((row) => ({ ...foundOf(row), message: row.message, author: row.author, words: row.words })),
  }
}

/** Somewhere in a name; but at its beginning where the trigram index could not help, because there is no trigram. */
function likeOf(name: string): string {
  const escaped = name.replace(/[\\%_]/g, '\\$&')
  return [...name].length < 3 ? `${escaped}%` : `%${escaped}%`
}

/** All of the words, the last of them perhaps not finished yet; null where there are none. */
function wordsOf(q: string): string | null {
  const words = q.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return words.length > 0 ? `${words.join(' & ')}:*` : null
}

function contactOf(row: PersonColumns) {
  return { id: row.contact_id, name: row.contact_name, handle: row.handle, picture: row.contact_picture }
}

function foundOf(row: FoundColumns) {
  const { conversation, status } = row
  return { conversation, contact: contactOf(row), status, case: presentChip(row), at: row.at.toISOString() }
}
