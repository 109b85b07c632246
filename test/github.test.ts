import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from './support/discord.ts'
import { type Github, openGithub } from './support/github.ts'
import { type DeskClient, Product } from './support/product.ts'

// GitHub Issues on the bundle, before a stand-in that GitHub's own description of its API judges.
let product: Product
let github: Github
let rpc: DeskClient
beforeAll(async () => {
  github = await openGithub()
  product = await Product.start({ env: { GUILDESK_ALLOW_PRIVATE_HOSTS: github.host } })
  rpc = product.rpc()
}, 60_000)
afterAll(async () => {
  await product.close()
  expect(github.violations).toEqual([])
  await github.close()
})

const external = async (id: string) => (await rpc.cases.show({ id })).external

test('a case becomes an issue, each follows the other, and a kill -9 makes none twice', async () => {
  const access = { repository: 'lumen/trails', apiBase: github.apiBase }
  expect(await rpc.trackers.check({ ...access, token: 'wrong' })).toMatchObject({ ok: false })
  const { tracker, hookSecret } = await rpc.trackers.connect({ ...access, token: github.token })
  expect(await rpc.trackers.show()).toEqual({ tracker: { system: 'github', repository: 'lumen/trails' } })
  expect(JSON.stringify(await rpc.trackers.settings())).not.toContain(github.token)

  const opened = await rpc.cases.open({ type: 'bug', subject: 'The lamp goes out', published: true })
  const draft = await rpc.trackers.draft({ id: opened.id })
  expect(draft.body).toContain(`${product.url}/cases/${opened.id}`)
  github.refuseNext(/POST/, { status: 0, silently: 'hanging' })
  await rpc.trackers.createIssue({ id: opened.id, ...draft })
  await until(() => github.issues.length === 1, 'the issue')
  await product.kill()
  await product.boot()
  await until(async () => (await external(opened.id))?.state === 'open', 'the issue on the case')
  expect(github.issues).toHaveLength(1)

  await rpc.cases.move({ id: opened.id, status: 'resolved' })
  await until(() => github.issues[0]?.state === 'closed', 'the issue is closed')
  github.hook = { url: tracker.hookAddress, secret: 'guessed' }
  expect(await github.change(1, {}, 'edited')).toEqual([401, 401])
  github.hook = { url: tracker.hookAddress, secret: hookSecret }
  expect(await github.change(1, { state: 'open', state_reason: 'reopened' }, 'reopened')).toEqual([202, 202])
  await until(async () => (await rpc.cases.show({ id: opened.id })).status === 'open', 'the case is open again')
  expect((await rpc.trackers.settings()).tracker?.heardAt).not.toBeNull()
  const lines = (await rpc.cases.entries({ id: opened.id })).items.filter(({ kind }) => kind === 'external')
  expect(lines.map(({ facts }) => facts.words)).toEqual([
    'followed lumen/trails#1, which was reopened',
    'made lumen/trails#1',
  ])
  await rpc.trackers.unlinkIssue({ id: opened.id })
  expect(await external(opened.id)).toBeNull()
  await rpc.trackers.linkIssue({ id: opened.id, reference: '#1' })
  expect(await external(opened.id)).toMatchObject({ reference: 'lumen/trails#1', trouble: null })
}, 120_000)

test('who signs nothing is told nothing and stores nothing', async () => {
  const send = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${product.url}/hooks/github/${path}`, { method: 'POST', body: '{"issue":{"number":1}}', headers })
  const unknown = '01890000-0000-7000-8000-000000000000'
  const signed = { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }
  const answers = await Promise.all([send(unknown), send(unknown, signed), send('nonsense', signed)])
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
})
