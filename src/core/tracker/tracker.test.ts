import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { type Github, openGithub as openStandIn } from '../../../test/support/github.ts'
import { openGithub } from '../../connectors/github/open-github.ts'
import { openGuardedFetch } from '../../kernel/guarded-fetch.ts'
import { Secrets } from '../../kernel/secrets/secrets.ts'
import type { CaseFields, CaseStatus } from '../../protocol/cases.ts'
import { byAgent } from '../case/actor.ts'
import { createCase } from '../case/create-case.ts'
import { updateCase } from '../case/update-case.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { moveCase } from '../report/move-case.ts'
import { connectTracker, rotateHook } from './connect-tracker.ts'
import { createIssue } from './create-issue.ts'
import { disconnectTracker } from './disconnect-tracker.ts'
import { draftIssue } from './draft-issue.ts'
import { hearHook } from './hear-hook.ts'
import { linkIssue } from './link-issue.ts'
import { openTracker } from './open-tracker.ts'
import { readIssue } from './read-issue.ts'
import { readTracker } from './read-tracker.ts'
import { DEFAULT_SETTINGS } from './tracker.ts'
import { retryIssue, unlinkIssue } from './unlink-issue.ts'
import { updateTracker } from './update-tracker.ts'

const secrets = new Secrets('a key for tests of at least 32 characters')
let core: TestCore
let github: Github
let running: ReturnType<typeof openTracker>
let hookSecret: string

const tools = () => ({ secrets, tracker: openGithub(openGuardedFetch({ allowed: [github.host] })) })
const place = () => ({ repository: 'lumen/trails', token: github.token, apiBase: github.apiBase })
const connect = (token = github.token) =>
  connectTracker(core.kernel, tools(), { workspace: core.workspace, agent: core.agent, ...place(), token })
const start = async () => {
  running = openTracker({ ...tools(), kernel: core.kernel, feed: core.feed, workspace: core.workspace })
  await running.start()
}

beforeEach(async () => {
  core = await openTestCore()
  github = await openStandIn()
  // The stand-in has no clock of its own to be set.
  core.clock.advance(Date.now() - core.clock.now().getTime())
  hookSecret = await connect()
  await start()
})
afterEach(async () => {
  await running.stop()
  expect(github.violations).toEqual([])
  await github.close()
  await core.close()
})

async function bug(fields: CaseFields = {}): Promise<string> {
  const { kernel, workspace, agent } = core
  await receiveChanges(kernel, { workspace, channel: 'discord' }, [directMessage('mei', 'the lamp goes out')])
  const [mei] = (await core.database.pool.query<{ id: string }>('select id from contact')).rows
  const made = await kernel.db.transaction((tx) =>
    createCase(tx, {
      ...{ workspace, type: 'bug', source: 'desk', subject: 'The lamp goes out', fields },
      description: 'At the third bridge. Thanks @octocat',
      ...{ requester: mei?.id ?? null, way: 'staff', guild: null, origin: null, roles: [], published: true, key: null },
      actor: byAgent(agent),
      now: core.clock.now(),
    }),
  )
  return made.id
}

const act = (id: string) => ({ workspace: core.workspace, agent: core.agent, case: id })
const move = (id: string, status: CaseStatus, more: Partial<Parameters<typeof moveCase>[1]> = {}) =>
  moveCase(core.kernel, { workspace: core.workspace, case: id, status, actor: byAgent(core.agent), ...more })
const issueOf = (id: string) => readIssue(core.kernel.db, core.workspace, id)
const make = async (id: string) => {
  const draft = await draftIssue(core.kernel.db, { workspace: core.workspace, id, publicUrl: 'https://desk.test' })
  await createIssue(core.kernel, { ...act(id), ...draft })
}
const made = async (id: string) => {
  await make(id)
  await vi.waitFor(async () => expect(await issueOf(id)).toMatchObject({ state: 'open' }))
}

async function statusOf(id: string): Promise<string> {
  const found = await core.database.pool.query('select status, outcome from support_case where id = $1', [id])
  return [found.rows[0].status, found.rows[0].outcome].filter(Boolean).join(' ')
}

/** Resolves when no lane is due or in work and all events are numbered and followed. */
const idle = () =>
  vi.waitFor(async () => {
    const { rows } = await core.database.pool.query(
      `select 1 from lane where route = 'tracker' and (owner is not null or (due <= $1 and coalesce(hold_until, $1) <= $1))
       union all select 1 from event_staging
       union all select 1 from event_follower f join event_counter c using (workspace) where f.number < c.number`,
      [core.clock.now()],
    )
    expect(rows).toEqual([])
  })

function pass(milliseconds: number): void {
  core.clock.advance(milliseconds)
  core.kernel.bus.wake('lanes:tracker')
}

const writes = () => github.requests.filter((line) => !line.startsWith('GET'))

test('an issue is made of what is public, once, and the case shows it', async () => {
  const id = await bug({ severity: 'data_loss', steps: 'Walk on', platforms: ['ios'] })
  await made(id)
  const [issue] = github.issues
  expect(issue).toMatchObject({ title: 'The lamp goes out', labels: ['bug'] })
  expect(issue?.body).not.toContain('Walk on')
  expect(issue?.body).toContain(`https://desk.test/cases/${id}`)
  expect(issue?.body).not.toContain('data_loss')
  expect(issue?.body).not.toContain('@octocat')
  expect(await issueOf(id)).toMatchObject({
    ...{ system: 'github', reference: 'lumen/trails#1', state: 'open', trouble: null },
    url: 'https://github.test/lumen/trails/issues/1',
  })
  await expect(make(id)).rejects.toMatchObject({ code: 'conflict' })
  await idle()
  expect(writes()).toEqual(['POST /issues'])
})

test('an issue whose answer was lost is found again, not made twice', async () => {
  const id = await bug()
  github.refuseNext(/POST/, { status: 0, silently: 'broken' })
  await make(id)
  await vi.waitFor(() => expect(github.issues).toHaveLength(1))
  await idle()
  expect(await issueOf(id)).toMatchObject({ state: 'waiting' })
  pass(60_000)
  await vi.waitFor(async () => expect(await issueOf(id)).toMatchObject({ reference: 'lumen/trails#1' }))
  expect(github.issues).toHaveLength(1)
})

test('what says nothing to the issue asks GitHub nothing', async () => {
  const id = await bug()
  await made(id)
  await idle()
  const asked = github.requests.length
  await updateCase(core.kernel, {
    ...{ workspace: core.workspace, case: id, actor: byAgent(core.agent) },
    change: { priority: 'high' },
  })
  await idle()
  expect(github.requests).toHaveLength(asked)
})

test('the issue follows the case, and nothing comes back of it', async () => {
  const settings = { ...DEFAULT_SETTINGS, labels: { in_progress: 'in progress' } }
  await updateTracker(core.kernel, { workspace: core.workspace, agent: core.agent, settings })
  const id = await bug()
  await made(id)
  await move(id, 'in_progress')
  await vi.waitFor(() => expect(github.issues[0]?.labels).toEqual(['bug', 'in progress']))
  await move(id, 'resolved', { outcome: 'declined' })
  await vi.waitFor(() => expect(github.issues[0]).toMatchObject({ state: 'closed', state_reason: 'not_planned' }))
  expect(github.issues[0]?.labels).toEqual(['bug'])
  await move(id, 'open')
  await vi.waitFor(() => expect(github.issues[0]).toMatchObject({ state: 'open' }))
  await idle()
  expect(await statusOf(id)).toBe('open')
  expect(writes()).toEqual(['POST /issues', ...Array(3).fill('PATCH /issues/1')])
})

test('a signed webhook has the issue read again: closed there is resolved here, with those who wait told', async () => {
  const id = await bug()
  await made(id)
  await idle()
  github.issues[0] = { ...github.issues[0], state: 'closed', state_reason: 'completed' } as (typeof github.issues)[0]
  const stored = await readTracker(core.kernel.db, core.workspace)
  const body = Buffer.from(JSON.stringify({ issue: { number: 1 }, repository: { full_name: 'Lumen/Trails' } }))
  const sign = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  const hook = { id: stored?.id ?? '', body }
  for (const signature of ['', 'sha256=0', sign('guessed')]) {
    await expect(hearHook(core.kernel, secrets, { ...hook, signature })).rejects.toMatchObject({
      code: 'unauthenticated',
    })
  }
  await idle()
  expect(await statusOf(id)).toBe('new')
  await Promise.all([1, 2].map(() => hearHook(core.kernel, secrets, { ...hook, signature: sign(hookSecret) })))
  await vi.waitFor(async () => expect(await statusOf(id)).toBe('resolved fixed'))
  await idle()
  const told = await core.database.pool.query('select kind from case_news where case_id = $1', [id])
  expect(told.rows).toEqual([{ kind: 'fixed' }])
  expect(writes()).toEqual(['POST /issues'])
  const lines = await core.database.pool.query(`select facts from case_entry where kind = 'external' order by at, id`)
  expect(lines.rows.map(({ facts }) => facts.words)).toEqual([
    'made lumen/trails#1',
    'followed lumen/trails#1, which was closed',
  ])
  await rotateHook(core.kernel, secrets, { workspace: core.workspace, agent: core.agent })
  await expect(hearHook(core.kernel, secrets, { ...hook, signature: sign(hookSecret) })).rejects.toThrow('signature')
})

test('without webhooks what has changed is found by asking', async () => {
  const id = await bug()
  await made(id)
  await idle()
  await github.change(1, { state: 'closed', state_reason: 'not_planned' }, 'closed')
  pass(11 * 60_000)
  await vi.waitFor(async () => expect(await statusOf(id)).toBe('resolved declined'))
  await idle()
  await github.change(1, { state: 'open', state_reason: 'reopened' }, 'reopened')
  pass(11 * 60_000)
  await vi.waitFor(async () => expect(await statusOf(id)).toBe('open'))
})

test('an issue that is there is linked without changing either; only of this repository, and to one case', async () => {
  github.add({ title: 'Known since long', state: 'closed' })
  const id = await bug()
  const link = (reference: string, to = id) => linkIssue(core.kernel, tools(), { ...act(to), reference })
  await expect(link('other/place#1')).rejects.toThrow('Only issues of lumen/trails')
  await expect(link('nonsense')).rejects.toMatchObject({ code: 'invalid' })
  await expect(link('#99')).rejects.toThrow('not there')
  await link('https://github.com/lumen/trails/issues/1#issuecomment-5')
  await expect(link('1', await bug())).rejects.toThrow('has this issue')
  await expect(link('1')).rejects.toMatchObject({ code: 'conflict' })
  await idle()
  expect(await statusOf(id)).toBe('new')
  expect(await issueOf(id)).toMatchObject({ state: 'closed', title: 'Known since long' })
  await unlinkIssue(core.kernel, act(id))
  expect(await issueOf(id)).toBeNull()
  expect(writes()).toEqual([])
})

test('what members are told is written below the issue once, where that is wished', async () => {
  const settings = { ...DEFAULT_SETTINGS, comments: true }
  await updateTracker(core.kernel, { workspace: core.workspace, agent: core.agent, settings })
  const id = await bug()
  await made(id)
  github.refuseNext(/POST .*comments/, { status: 0, silently: 'broken' })
  await move(id, 'resolved', { fixedIn: '2.3.1', texts: { en: 'Thank you, @mei' } })
  await vi.waitFor(() => expect(github.issues[0]?.comments).toHaveLength(1))
  await idle()
  pass(60_000)
  await vi.waitFor(async () => {
    const { rows } = await core.database.pool.query('select told from tracker_issue')
    expect(rows[0].told).not.toBeNull()
  })
  expect(github.issues[0]?.comments).toHaveLength(1)
  expect(github.issues[0]?.comments[0]).toContain('2.3.1')
  expect(github.issues[0]?.comments[0]).not.toContain('@mei')
})

test.each([
  ['deleted' as const, 'deleted on GitHub'],
  ['transferred' as const, 'moved to another repository'],
])('an issue that was %s is said so on the case, and can be unlinked', async (fate, words) => {
  const id = await bug()
  await made(id)
  await idle()
  await github.change(1, { fate }, 'deleted')
  await move(id, 'open')
  await vi.waitFor(async () => expect((await issueOf(id))?.trouble).toContain(words))
  await idle()
  github.issues[0] = { ...github.issues[0], fate: 'here' } as (typeof github.issues)[0]
  await retryIssue(core.kernel, act(id))
  await vi.waitFor(async () => expect((await issueOf(id))?.trouble).toBeNull())
  await idle()
  await unlinkIssue(core.kernel, act(id))
})

test('a token that is refused stops all, in words, until another one is set', async () => {
  const id = await bug()
  await made(id)
  await idle()
  github.token = 'another'
  await move(id, 'resolved')
  await vi.waitFor(async () => expect((await issueOf(id))?.trouble).toContain('refuses the token'))
  await idle()
  const asked = github.requests.length
  pass(3_600_000)
  await move(id, 'closed')
  await idle()
  expect(github.requests).toHaveLength(asked)
  await expect(connect('wrong')).rejects.toThrow('GitHub refuses this token')
  await connect('another')
  await vi.waitFor(() => expect(github.issues[0]).toMatchObject({ state: 'closed' }))
  expect((await issueOf(id))?.trouble).toBeNull()
})

test('a limit is kept until it is over, and trouble that passes is tried again', async () => {
  const id = await bug()
  await made(id)
  await idle()
  github.refuseNext(/PATCH/, { status: 403, headers: { 'retry-after': '120' }, body: { message: 'slow down' } })
  await move(id, 'resolved')
  await vi.waitFor(() => expect(writes()).toHaveLength(2))
  await idle()
  const asked = github.requests.length
  pass(60_000)
  await move(id, 'closed')
  await idle()
  expect(github.requests).toHaveLength(asked)
  github.refuseNext(/PATCH/, { status: 502 })
  pass(65_000)
  await vi.waitFor(() => expect(writes()).toHaveLength(3))
  await idle()
  pass(60_000)
  await vi.waitFor(() => expect(github.issues[0]).toMatchObject({ state: 'closed' }))
})

test('what happened while nobody was at work is caught up with', async () => {
  const id = await bug()
  await made(id)
  await idle()
  await running.stop()
  await move(id, 'resolved')
  await start()
  await vi.waitFor(() => expect(github.issues[0]).toMatchObject({ state: 'closed' }))
})

test('disconnected, token and links are forgotten; neither stands readable before', async () => {
  const id = await bug()
  await made(id)
  const kept = await core.database.pool.query('select * from tracker')
  expect(JSON.stringify(kept.rows)).not.toContain(github.token)
  expect(JSON.stringify(kept.rows)).not.toContain(hookSecret)
  await disconnectTracker(core.kernel, { workspace: core.workspace, agent: core.agent })
  expect(await issueOf(id)).toBeNull()
  expect(await readTracker(core.kernel.db, core.workspace)).toBeNull()
})
