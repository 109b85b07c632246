import { afterAll, beforeAll, expect, test } from 'vitest'
import { slot } from '../../../test/support/bank.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { addAgent } from '../../../test/support/team.ts'
import type { Database, Reader, Statement, Transaction } from '../../kernel/database.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { handBack } from '../conversation/hand-back.ts'
import { resolveConversation } from '../conversation/resolve-conversation.ts'
import { sendReply } from '../conversation/send-reply.ts'
import { takeConversation } from '../conversation/take-conversation.ts'
import { createArticle } from '../knowledge/create-article.ts'
import { publishArticle } from '../knowledge/publish-article.ts'
import { deactivateAgent } from './deactivate-agent.ts'
import { endQuiet } from './end-quiet.ts'
import { finishForms } from './finish-forms.ts'
import { tellPlaces } from './tell-places.ts'

/** Enough that a scan of a whole table would be chosen by nobody. GUILDESK_PLAN_SIZE=100000 tries more. */
const SIZE = Number(process.env.GUILDESK_PLAN_SIZE ?? 20_000)

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
  const { pool } = core.database
  const id = (letter: number) => `('0000000${letter}-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`
  const fill = (text: string, ...more: unknown[]) =>
    pool.query(text.replace('$n', `generate_series(1, ${SIZE}) n`), [core.workspace, ...more])
  await fill(`insert into contact (workspace, id, name, created_at) select $1, ${id(1)}, 'm' || n, now() from $n`)
  await fill(
    `insert into identity (workspace, id, contact_id, channel, address, name, created_at)
     select $1, ${id(2)}, ${id(1)}, 'discord', n::text, 'm' || n, now() from $n`,
  )
  // One per cent waits, one is the virtual agent's, one is assigned, the rest is resolved; every fifth has had a case.
  await fill(
    `insert into conversation (workspace, id, contact_id, identity_id, channel, status, assignee_id, opened_at, last_message_at,
       last_message_id, queue_order, quiet_since, case_id)
     select $1, ${id(3)}, ${id(1)}, ${id(2)}, 'discord',
       case n % 100 when 0 then 'queued' when 1 then 'assigned' when 2 then 'automated' else 'resolved' end,
       case when n % 100 = 1 then $2::uuid end, now(), now() - make_interval(secs => n), ${id(4)},
       case when n % 100 = 0 then n end, case when n % 100 in (1, 2) then now() end, case when n % 5 = 0 then ${id(5)} end from $n`,
    core.agent,
  )
  await fill(
    `insert into support_case (workspace, id, number, status, subject, requester_id, conversation_id, reason, opened_at)
     select $1, ${id(5)}, 100000 + n, 'resolved', 's', ${id(1)}, ${id(3)}, 'asked', now() from $n where n % 5 = 0`,
  )
  await fill(
    `insert into place_notice (workspace, conversation_id, message_id, place, told_at)
     select $1, ${id(3)}, ${id(4)}, 1, now() from $n where n % 100 = 0`,
  )
  await fill(
    `insert into message (workspace, id, conversation_id, direction, author, kind, text, sent_at, created_at)
     select $1, ${id(4)}, ${id(3)}, 'outbound', 'notice', 'text', 'words', now(), now() from $n`,
  )
  await fill(
    `insert into delivery (workspace, conversation_id, message_id, part, operation, state, created_at)
     select $1, ${id(3)}, ${id(4)}, 0, 'send', 'sent', now() from $n`,
  )
  await fill(
    `insert into press (workspace, id, conversation_id, message_id, act, key, at, awaits_turn)
     select $1, ${id(6)}, ${id(3)}, ${id(4)}, 'pick', 'k' || n, now(), false from $n`,
  )
  await fill(
    `insert into turn (workspace, id, conversation_id, message_id, trace, at) select $1, ${id(7)}, ${id(3)}, ${id(4)}, '{"messages": []}', now() from $n`,
  )
  await fill(
    `insert into question (workspace, id, way, conversation_id, text, folded, locale, messages, decision, sureness, asked_at)
     select $1, ${id(8)}, 'chat', ${id(3)}, 'words', 'words', 'en', array[${id(4)}], 'unknown', 0, now() from $n`,
  )
  await fill(
    `insert into attachment (workspace, id, message_id, conversation_id, name, media_type, bytes, state, blob, created_at)
     select $1, ${id(9)}, ${id(4)}, ${id(3)}, 'a.png', 'image/png', 1, 'stored', 'b' || n, now() from $n`,
  )
  await fill(
    `insert into lane (workspace, subject, route) select $1, ${id(3)}, r from $n, unnest(array['turn', 'delivery:discord', 'staff']) r`,
  )
  await pool.query('analyze')
}, 120_000)
afterAll(() => core.close())

/** The same database, keeping what it was asked. */
function recording(db: Database, seen: Map<string, string>): Database {
  const keep = ({ name, text }: Statement) => seen.set(name, text)
  const wrap = <Handle extends Reader>(handle: Handle): Handle =>
    new Proxy(handle, {
      get(target, property) {
        const value = Reflect.get(target, property, target)
        if (property === 'run' || property === 'later') {
          return (statement: Statement, values: unknown[]) => {
            keep(statement)
            return (value as (...args: unknown[]) => unknown).call(target, statement, values)
          }
        }
        if (property === 'transaction') {
          return (work: (tx: Transaction) => Promise<unknown>) => target_(target).transaction((tx) => work(wrap(tx)))
        }
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  const target_ = (handle: Reader) => handle as unknown as Database
  return wrap(db)
}

/** Two articles that are close, a follow-up, a form with an answer, another that is left. */
async function talkAboutArticles(kernel: Kernel, story: Story): Promise<void> {
  const { workspace, agent } = core
  for (const where of ['iOS', 'Android']) {
    const examples = [`how do i cancel a transfer on ${where}`]
    const words = {
      title: `Cancel a transfer on ${where}`,
      body: where,
      examples,
      locale: 'en',
      form: [slot('Order', 'order')],
    }
    const article = await createArticle(kernel, { workspace, agent, ...words })
    await publishArticle(kernel, { workspace, agent, article })
  }
  const say = async (member: string, words: string) => {
    core.clock.advance(1000)
    return story.last(await story.say(directMessage(member, words, { sentAt: core.clock.now() })))
  }
  await say('ana', 'cancel a transfer')
  await say('ana', 'the first one')
  await say('ana', 'what about android')
  await say('ana', 'human please')
  await say('ana', 'M-12345')
  await say('bea', 'how do i cancel a transfer on android')
  await say('bea', 'human please')
  core.clock.advance(11 * 60_000)
  expect(await finishForms(kernel, workspace)).toBe(1)
}

test('whatever happens to a conversation reads indexes only, however many there are', async () => {
  const seen = new Map<string, string>()
  const kernel = { ...core.kernel, db: recording(core.kernel.db, seen) }
  const story = new Story({ ...core, kernel })
  const { workspace, agent } = core
  const id = await story.say(directMessage('mei', 'my pass is locked'))
  await story.say(story.press('mei', (await story.last(id)).id, 'person'))
  core.clock.advance(120_000)
  await tellPlaces(kernel, workspace)
  await story.say(story.press('mei', (await story.last(id)).id, 'never_mind'))
  await story.say(directMessage('mei', 'human please'))
  const act = { workspace, conversation: id, agent }
  await takeConversation(kernel, act)
  await sendReply(kernel, { ...act, text: 'Hi', attachments: [], replyTo: null })
  await handBack(kernel, act)
  await takeConversation(kernel, act)
  await resolveConversation(kernel, act)
  await story.say(story.press('mei', (await story.last(id)).id, 'rate', '5'), directMessage('mei', 'again'))
  core.clock.advance(500 * 3_600_000)
  await endQuiet(kernel, workspace)
  await talkAboutArticles(kernel, story)
  await deactivateAgent(kernel, { workspace, by: { id: agent, role: 'owner' }, agent: await addAgent(core, 'Mika') })
  expect(seen.size).toBeGreaterThan(60)
  // Place notices are as many as wait, and are read whole.
  const grows =
    /Seq Scan on (?:conversation|message|contact|identity|delivery|press|support_case|lane|turn|question|attachment)\b/
  for (const [name, text] of seen) {
    const { rows } = await core.database.pool.query(`explain (generic_plan) ${text}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    if (process.env.GUILDESK_PLAN_SIZE) console.log(name, plan)
    expect(plan, name).not.toMatch(grows)
  }
}, 60_000)
