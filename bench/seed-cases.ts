import type { Client } from 'pg'

export const CASES = 100_000
/** People who reported them. */
const PEOPLE = 40_000

/** A UUID by a digit and a number, in SQL: cases 8, contacts 6, identities 7, news 9. */
const key = (kind: 6 | 7 | 8 | 9, number: string): string =>
  `('2000000${kind}-0000-7000-8000-' || lpad(to_hex((${number})::bigint), 12, '0'))::uuid`

const SUBJECTS = [
  'the lantern stays dark after the walk',
  'receipts are delayed and the pass stays locked',
  'crash when the map is opened without a signal',
  'steps are counted while sitting on a train',
  'compass points south after a phone call',
  'let us dim the map at night',
  'gift a trail pass to a friend',
  'photos rotate when they are shared',
  'login code never arrives',
  'group walks drop the last member',
  'o mapa fica preto depois da caminhada',
  'nao consigo entrar na minha conta',
]
const STORY = [
  'It began with the update of last week and happens every time, on two phones and with either account.',
  'First I open the app, then the trail of the day, then I walk for some minutes and look again.',
  'What I expect is that the walk counts; what I see is an empty page and a message that says nothing.',
  'I have restarted it, removed it and put it back, and asked a friend, who sees the same.',
]
const NAMES = [
  'Mei-Ling',
  'Kofi',
  'Diego',
  'Ingrid',
  'Tariq',
  'Zanele',
  'Yuki',
  'Noa',
  'Oskar',
  'Layla',
  'Arjun',
  'Sora',
]
const FAMILIES = ['Tan', 'Mensah', 'Fuentes', 'Lund', 'Aziz', 'Dlamini', 'Mori', 'Levi', 'Berg', 'Haddad', 'Rao', 'Kim']
const TAGS = ['map', 'purchases', 'sound', 'login', 'lantern', 'access', 'walks', 'lisbon', 'tablet', 'boosters']

const pick = (list: readonly string[], by: string): string =>
  `(array[${list.map((each) => `'${each}'`).join(', ')}])[1 + (${by})::int % ${list.length}]`

/**
 * Two years of a large community, written by SQL: most cases are over, the young ones are not; few have many reporters, and one has 5,000
 * followers; one word stands in every tenth case, and one in a single one.
 */
export async function seedCases(
  client: Client,
  { workspace, agent }: { workspace: number; agent: string },
): Promise<void> {
  const run = (text: string, values: unknown[] = []): Promise<unknown> => client.query(text, [workspace, ...values])
  await client.query('select setseed(0.42)')
  await run(
    `insert into contact (workspace, id, name, created_at)
     select $1, ${key(6, 'n')}, ${pick(NAMES, 'n')} || ' ' || ${pick(FAMILIES, 'n / 12')} || ' ' || n, now() from generate_series(1, ${PEOPLE}) n`,
  )
  await run(
    `insert into identity (workspace, id, contact_id, channel, address, handle, name, created_at)
     select $1, ${key(7, 'n')}, ${key(6, 'n')}, 'discord', (710000000000000000 + n)::text, 'walker.' || n, c.name, now()
     from generate_series(1, ${PEOPLE}) n join contact c on c.workspace = $1 and c.id = ${key(6, 'n')}`,
  )
  await run(
    `insert into support_case (workspace, id, number, type, status, priority, subject, description, fields, tags, requester_id, owner_id,
       source, published, due_at, opened_at, resolved_at, changed_at, reporter_count, follower_count)
     select $1, ${key(8, 'n')}, 1000000 + n, type, status, priority, ${pick(SUBJECTS, 'n')} || case when n % 10 = 3 then ', aurora' else '' end,
       ${pick(STORY, 'n / 3')} || ' ' || ${pick(STORY, 'n / 7')} || ' Walk ' || n || case when n = 51234 then ' xylophone' else '' end,
       case when type = 'bug' then jsonb_build_object('platforms', jsonb_build_array(
         case when n % 500 = 0 then 'console' when n % 3 = 0 then 'ios' when n % 3 = 1 then 'android' else 'windows' end)) else '{}' end,
       case when n % 5 < 2 then '{}' else array[${pick(TAGS, 'sqrt((n * 7919::bigint) % 100)')}] end || case when n % 20000 = 77 then '{rare}'::text[] else '{}' end,
       ${key(6, `1 + (n * 7919::bigint) % ${PEOPLE}`)}, case when status = 'new' or n % 6 = 0 then null else $2::uuid end,
       case when type in ('bug', 'feature') then 'form' else 'api' end, type in ('bug', 'feature'),
       case when over or n % 9 > 0 then null else now() + make_interval(hours => (n % 400) - 100) end,
       opened, case when over then opened + age end, opened + age, 0, 0
     from (
       select n, type, opened, age, priority, status in ('resolved', 'closed') as over, status
       from (
         select n, opened, age,
           case when t < 0.55 then 'question' when t < 0.77 then 'bug' when t < 0.89 then 'feature' when t < 0.95 then 'feedback'
             when t < 0.985 then 'account' when t < 0.995 then 'appeal' else 'other' end as type,
           (case when p < 0.15 then 0 when p < 0.85 then 1 when p < 0.97 then 2 else 3 end)::smallint as priority,
           case when n > ${CASES} - 2500 or s < 0.005
             then (array['new', 'open', 'open', 'in_progress', 'waiting'])[1 + n % 5] when s < 0.35 then 'resolved' else 'closed' end as status
         from (
           select n, now() - make_interval(mins => (${CASES} - n) * 10 + 5) as opened, least(make_interval(mins => (${CASES} - n) * 10),
             make_interval(mins => (random() * 20000)::int)) as age, random() as t, random() as p, random() as s
           from generate_series(1, ${CASES}) n) drawn
       ) chosen
     ) made`,
    [agent],
  )
  await run(
    `update support_case set merged_into_id = ${key(8, '1')}, status = 'closed', outcome = 'duplicate' where workspace = $1 and number % 100 = 50`,
  )
  await run(`insert into case_party (workspace, case_id, contact_id, role, way, joined_at)
     select workspace, id, requester_id, 'reporter', 'form', opened_at from support_case where workspace = $1`)
  // Every third report of a bug or a wish finds others; some of them many.
  await run(`insert into case_party (workspace, case_id, contact_id, role, way, joined_at)
     select $1, s.id, ${key(6, `1 + (s.number * 31 + k * 577) % ${PEOPLE}`)}, case when k % 4 = 0 then 'follower' else 'reporter' end, 'me_too',
       s.opened_at + make_interval(mins => k)
     from support_case s, generate_series(1, case when s.number % 1000 = 7 then 300 when s.number % 100 = 7 then 40 else 3 end) k
     where s.workspace = $1 and s.published and s.number % 3 = 1 on conflict do nothing`)
  await run(`insert into case_party (workspace, case_id, contact_id, role, way, joined_at)
     select $1, ${key(8, `${CASES}`)}, ${key(6, 'k')}, 'follower', 'follow', now() from generate_series(1, 5000) k on conflict do nothing`)
  await run(`update support_case s set reporter_count = p.reporters, follower_count = p.followers from (
       select case_id, count(*) filter (where role = 'reporter') as reporters, count(*) filter (where role = 'follower') as followers
       from case_party where workspace = $1 group by case_id
     ) p where s.workspace = $1 and s.id = p.case_id`)
  await run(`insert into case_news (workspace, id, case_id, kind, reporters, at, done_at)
     select $1, ${key(9, 's.number - 1000000')}, s.id, 'fixed', s.reporter_count, s.changed_at, now()
     from support_case s where s.workspace = $1 and s.published and s.status = 'resolved'`)
  await run(`insert into case_telling (workspace, news_id, contact_id, role, direct, state, settled_at)
     select $1, n.id, p.contact_id, p.role, true, case when random() < 0.04 then 'unreached' else 'told' end, now()
     from case_news n join case_party p on p.workspace = n.workspace and p.case_id = n.case_id where n.workspace = $1`)
  await run(
    `insert into case_watch (workspace, case_id, agent_id, at) select $1, id, $2::uuid, now() from support_case
     where workspace = $1 and number % 700 = 3`,
    [agent],
  )
  await run(
    `insert into case_reminder (workspace, id, case_id, agent_id, unless_answered, set_at, due_at)
     select $1, id, id, $2::uuid, true, now(), now() + interval '1 day' from support_case
     where workspace = $1 and status = 'waiting' and number % 3 = 0`,
    [agent],
  )
  await client.query('vacuum analyze')
}
