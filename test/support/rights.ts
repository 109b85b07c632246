import { beginRun } from '../../src/connectors/discord/server/store-server.ts'
import { upsertAccount } from '../../src/connectors/twilio/accounts.ts'
import { createApiKey } from '../../src/core/agent/api-key.ts'
import { createInvitation } from '../../src/core/agent/create-invitation.ts'
import { createAnnouncement } from '../../src/core/announcement/create-announcement.ts'
import { createSource } from '../../src/core/announcement/source/create-source.ts'
import { addNote } from '../../src/core/case/add-note.ts'
import { saveView } from '../../src/core/case/save-view.ts'
import { setReminder } from '../../src/core/case/set-reminder.ts'
import { openCaseByHand } from '../../src/core/conversation/open-case-by-hand.ts'
import { receiveChanges } from '../../src/core/conversation/receive.ts'
import { sendReply } from '../../src/core/conversation/send-reply.ts'
import { startIncident } from '../../src/core/incident/start-incident.ts'
import { addImage } from '../../src/core/knowledge/add-image.ts'
import { createArticle } from '../../src/core/knowledge/create-article.ts'
import { createCollection } from '../../src/core/knowledge/create-collection.ts'
import { fileReport } from '../../src/core/moderation/file-report.ts'
import { createQueue } from '../../src/core/queue/create-queue.ts'
import { deactivateAgent } from '../../src/core/routing/deactivate-agent.ts'
import { createBlock } from '../../src/core/safety/create-block.ts'
import { recordQuestion } from '../../src/core/virtual-agent/learning/record-question.ts'
import { createWebhook } from '../../src/core/webhook/create-webhook.ts'
import { sendTest } from '../../src/core/webhook/send-test.ts'
import { createWorkspace } from '../../src/core/workspace/create-workspace.ts'
import { openGuardedFetch } from '../../src/kernel/guarded-fetch.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { AgentRole } from '../../src/protocol/agents.ts'
import { directMessage } from './core.ts'
import { NO_TWILIO } from './no-twilio.ts'
import { addTestAgent, openTestDesk, setUpTestOwner, signIn, type TestDesk } from './open-desk.ts'
import { makePng } from './png.ts'

/** The headers by which somebody is known: a cookie, or an API key. */
export type Credentials = Record<string, string>

/** Everybody whom the walk of all that can be called goes as. `…Key` is the same person by an API key. */
export type Who = AgentRole | 'agentKey' | 'deactivated' | 'deactivatedKey' | 'foreign' | 'foreignKey'

/** What stands in the first workspace, by id. */
export interface Things {
  conversation: string
  message: string
  file: string
  article: string
  articleImage: string
  collection: string
  invitation: string
  agent: string
  contact: string
  case: string
  /** Two lines that the agent made on it. */
  note: string
  reminder: string
  /** A saved view for the whole team. */
  view: string
  incident: string
  webhook: string
  queue: string
  delivery: string
  /** What a member asked, which the message answers. */
  question: string
  suggestion: string
  replay: string
  /** A webhook of announcements. */
  source: string
  announcement: string
  /** Something that a member reported to the moderators, and somebody who is blocked. */
  report: string
  block: string
}

/** Two workspaces: all the people and things of the first, and an owner of the second to whom nothing of the first is to be told. */
export interface RightsWorld {
  desk: TestDesk
  who: Record<Who, Credentials>
  things: Things
  foreignWorkspace: number
  /** Words and ids of the first workspace that nobody outside may read. */
  secrets: readonly string[]
}

/** Where the first workspace keeps a server by a file. */
export const GUILD = { guild: '100000000000000001' }

const NOBODY_THERE = { apiBase: 'http://127.0.0.1:9/twilio' }

export async function openRightsWorld(): Promise<RightsWorld> {
  const desk = await openTestDesk({ twilio: { ...NO_TWILIO, ...NOBODY_THERE, agentPage: 'http://127.0.0.1:9/flex' } })
  const owner = { cookie: await setUpTestOwner(desk) }
  const [ownerId] = await idsOf(desk)
  const by = { id: ownerId ?? '', role: 'owner' as const }
  const add = async (email: string, options: { role?: AgentRole; workspace?: number } = {}) => {
    const id = await addTestAgent(desk, { email, ...options })
    const cookie = await signIn(desk, email)
    const { workspace = desk.workspace } = options
    const key = await desk.kernel.db.transaction((tx) =>
      createApiKey(tx, { workspace, agent: id, name: email, at: new Date() }),
    )
    return { id, cookie: { cookie }, key: { authorization: `Bearer ${key}` } }
  }
  const admin = await add('lin@example.com', { role: 'admin' })
  const moderator = await add('ines@example.com', { role: 'moderator' })
  const agent = await add('kofi@example.com')
  const gone = await add('gone@example.com')
  await deactivateAgent(desk.kernel, { workspace: desk.workspace, by, agent: gone.id })
  const foreignWorkspace = await desk.kernel.db.transaction((tx) =>
    createWorkspace(tx, { name: 'Elsewhere', demo: false, at: new Date() }),
  )
  const foreign = await add('foreign@example.com', { role: 'owner', workspace: foreignWorkspace })
  const who = {
    owner,
    admin: admin.cookie,
    moderator: moderator.cookie,
    agent: agent.cookie,
    agentKey: agent.key,
    deactivated: gone.cookie,
    deactivatedKey: gone.key,
    foreign: foreign.cookie,
    foreignKey: foreign.key,
  }
  const things = await addThings(desk, by, agent)
  // What is done with several cases answers for each id that it was given, so a case's own id is no secret to who names it.
  const { case: _named, ...ids } = things
  const secrets = ['secret', 'a reply', 'Ana', 'Aurora', 'lin@example.com', ...Object.values(ids)]
  return { desk, who, things, foreignWorkspace, secrets }
}

async function idsOf(desk: TestDesk): Promise<string[]> {
  const rows = await desk.database.pool.query<{ id: string }>('select id from agent where workspace = $1', [
    desk.workspace,
  ])
  return rows.rows.map(({ id }) => id)
}

async function addThings(
  desk: TestDesk,
  by: { id: string; role: 'owner' },
  { id: agent, cookie }: { id: string; cookie: Credentials },
): Promise<Things> {
  const { workspace, kernel } = desk
  const [opened] = await receiveChanges(kernel, { workspace, channel: 'discord' }, [
    directMessage('mei', 'a secret of Mei'),
  ])
  const conversation = opened?.conversation ?? ''
  const uploaded = await fetch(`${desk.url}/api/v1/files?name=secret.txt`, {
    method: 'POST',
    headers: { ...cookie, 'content-type': 'application/octet-stream' },
    body: 'a secret file',
  })
  const { id: file } = (await uploaded.json()) as { id: string }
  const reply = { workspace, agent, conversation, text: 'a reply', replyTo: null }
  const message = await sendReply(kernel, { ...reply, attachments: [] })
  const words = { title: 'a secret article', body: 'secret', examples: [], locale: 'en' as const }
  const collection = await createCollection(kernel, { workspace, agent: by.id, name: 'a secret collection' })
  const article = await createArticle(kernel, { workspace, agent: by.id, ...words, collection })
  const image = { workspace, agent: by.id, article, name: 'secret.png', bytes: makePng(2, 2, [0, 0, 0]) }
  const articleImage = await addImage(kernel, desk.blobs, image)
  const { id: invitation } = await createInvitation(kernel, { workspace, by, role: 'agent', note: 'a secret guest' })
  const cases = await addCaseThings(desk, agent, conversation)
  const learning = await addLearningThings(desk, { conversation, message, article })
  const webhook = await addWebhook(desk, by.id)
  const delivery = await sendTest(kernel, { workspace, id: webhook })
  const queue = await addFlexThings(desk, by.id)
  const source = await addSource(desk, by.id)
  const announcement = await addAnnouncement(desk, by.id)
  const safety = await addSafetyThings(desk, by.id)
  await addServer(desk, by.id)
  return {
    conversation,
    message,
    file,
    article,
    articleImage,
    collection,
    invitation,
    agent,
    ...cases,
    ...learning,
    webhook,
    delivery,
    queue,
    source,
    announcement,
    ...safety,
  }
}

/** A server that is kept by a file, under the id that the walk names. */
async function addServer({ workspace, kernel }: TestDesk, agent: string): Promise<void> {
  const run = { id: newId(), state: 'done' as const, steps: [], words: 'a secret run', endedAt: null }
  const begun = { ...run, startedAt: new Date().toISOString() }
  await beginRun(kernel.db, { workspace, ...GUILD }, { file: '# a secret server', run: begun, prune: false, agent })
}

async function addLearningThings(
  { workspace, kernel, database }: TestDesk,
  { conversation, message, article }: Pick<Things, 'conversation' | 'message' | 'article'>,
): Promise<Pick<Things, 'question' | 'suggestion' | 'replay'>> {
  const question = newId()
  const asked = {
    way: 'chat',
    text: 'a secret question',
    locale: 'en',
    messages: [],
    contact: null,
    guild: null,
  } as const
  const judged = { decision: 'unknown', article, sureness: 0.1, conversation, reply: message } as const
  await kernel.db.transaction(async (tx) =>
    recordQuestion(tx, { workspace, id: question, ...asked, ...judged, now: new Date() }),
  )
  const suggestion = newId()
  await database.pool.query(
    `insert into example_suggestion (workspace, id, article_id, text, folded, asked, state, at)
     values ($1, $2, $3, 'a secret example', 'a secret example', 1, 'new', now())`,
    [workspace, suggestion, article],
  )
  const replay = newId()
  await database.pool.query(
    `insert into replay (workspace, id, input, state, started_at) values ($1, $2, '{"days":7}', 'failed', now())`,
    [workspace, replay],
  )
  return { question, suggestion, replay }
}

/** A queue, and an account at an address where nobody answers. */
async function addFlexThings({ workspace, kernel, secrets }: TestDesk, agent: string): Promise<string> {
  const account = { ...NO_TWILIO, ...NOBODY_THERE, workspace, simulated: true, at: new Date() }
  await upsertAccount(kernel.db, secrets, account)
  return createQueue(kernel, { workspace, agent, name: 'a secret queue', desk: 'console', guilds: [] })
}

async function addWebhook({ workspace, kernel, secrets }: TestDesk, agent: string): Promise<string> {
  const guarded = openGuardedFetch({ allowed: ['127.0.0.1'] })
  const words = { url: 'http://127.0.0.1:9/secret', description: 'a secret', events: null }
  return (await createWebhook(kernel, { secrets, guarded }, { workspace, agent, ...words })).id
}

async function addSource({ workspace, kernel, secrets }: TestDesk, agent: string): Promise<string> {
  const made = await createSource(
    kernel,
    { secrets, guarded: openGuardedFetch() },
    {
      ...{ workspace, agent, kind: 'webhook', name: 'a secret source', url: '', secret: undefined, plainSecret: false },
      ...{
        place: { guild: '100000000000000001', id: '100000000000000002', name: 'secret' },
        template: 'secret {title}',
      },
      ...{ filter: { include: [], exclude: [] }, approval: true, mention: null, crosspost: false },
    },
  )
  return made.id
}

async function addAnnouncement({ workspace, kernel }: TestDesk, agent: string): Promise<string> {
  const id = newId()
  const place = { guild: '100000000000000001', id: '100000000000000002', name: 'secret' }
  const words = { text: 'a secret announcement', mention: null, crosspost: false, pin: false }
  await createAnnouncement(kernel, { workspace, agent, id, place, ...words })
  return id
}

async function addSafetyThings(
  { workspace, kernel }: TestDesk,
  agent: string,
): Promise<Pick<Things, 'report' | 'block'>> {
  const { contact: reporter } = directMessage('mei', '')
  const filed = await fileReport(kernel, {
    ...{ workspace, channel: 'discord', externalId: '1', reporter, words: 'a secret reason', files: [] },
    ...{ guild: null, origin: null, message: null, quoted: 'a secret threat' },
    subject: { address: '100000000000000008', name: 'secret', picture: null },
  })
  const block = await createBlock(kernel, { workspace, agent, address: '100000000000000007', reason: 'secret' })
  return { report: filed.kind === 'filed' ? filed.report : '', block }
}

async function addCaseThings(
  { workspace, kernel, database }: TestDesk,
  agent: string,
  conversation: string,
): Promise<Pick<Things, 'contact' | 'case' | 'note' | 'reminder' | 'incident' | 'view'>> {
  const { rows } = await database.pool.query<{ contact: string }>(
    'select contact_id as contact from conversation where id = $1',
    [conversation],
  )
  const contact = rows[0]?.contact ?? ''
  const words = { subject: 'a secret case', description: 'secret', fields: {}, tags: ['secret'] }
  const opened = { workspace, agent, conversation, contact, source: 'desk', type: 'bug', priority: 'normal' } as const
  const id = await openCaseByHand(kernel, { ...opened, ...words, owner: null, published: true })
  const note = await addNote(kernel, { workspace, agent, case: id, text: 'a secret note', mentions: [agent] })
  const dueAt = new Date(Date.now() + 86_400_000)
  const reminding = { workspace, agent, case: id, dueAt, text: 'secret', unlessAnswered: false }
  const reminder = await setReminder(kernel, reminding)
  const incident = await startIncident(kernel, { workspace, agent, case: id, texts: { en: 'a secret incident' } })
  const view = await saveView(kernel, {
    workspace,
    agent,
    name: 'a secret view',
    filter: { q: 'secret' },
    shared: true,
  })
  return { contact, case: id, note, reminder, incident, view }
}

/** To take the list as a file is a look, which the audit log keeps all the same. */
const LOOKS = `and act <> 'cases.exported'`

/**
 * One hash over all rows of a workspace, in every table that knows workspaces, but for what works behind them: to see that calls that were
 * refused have changed nothing.
 */
export async function hashOfWorkspace(
  { database }: Pick<TestDesk, 'database'>,
  workspace: number,
): Promise<Record<string, string>> {
  const tables = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'workspace' order by table_name`,
  )
  const hashes: Record<string, string> = {}
  for (const { name } of tables.rows) {
    if (/^(event|lane)/.test(name)) continue
    const rows = await database.pool.query<{ hash: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from "${name}" t
       where workspace = $1 ${name === 'audit_entry' ? LOOKS : ''}`,
      [workspace],
    )
    hashes[name] = rows.rows[0]?.hash ?? ''
  }
  return hashes
}
