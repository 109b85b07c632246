import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTestAgent, openTestDesk, setUpTestOwner, signIn, type TestDesk } from '../../../test/support/open-desk.ts'
import type { ArticleRow, ArticleView, ProposalView } from '../../protocol/articles.ts'

let desk: TestDesk
let owner: string
let agent: string

beforeAll(async () => {
  desk = await openTestDesk()
  owner = await setUpTestOwner(desk)
  await addTestAgent(desk, { email: 'kofi@example.com' })
  agent = await signIn(desk, 'kofi@example.com')
})
afterAll(() => desk.close())

/** Calls the public API as the owner, or as whom `cookie` says. */
async function call<Answer>(method: string, path: string, input?: unknown, cookie = owner) {
  const response = await fetch(`${desk.url}/api/v1/articles${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  })
  return { status: response.status, body: (await response.json()) as Answer }
}
const make = async (input: object) => (await call<ArticleView>('POST', '', input)).body

describe('an article by the API', () => {
  it('is written, changed, published, tried, made a draft again and deleted', async () => {
    const made = await call<ArticleView>('POST', '', { title: ' Sail a boat ', examples: ['how do i sail a boat'] })
    expect(made.body).toMatchObject({ version: 1, status: 'draft', locale: 'en', title: 'Sail a boat', body: '' })
    const { id } = made.body
    expect((await call('POST', `/${id}/publish`, {})).status).toBe(400)
    const changed = await call<ArticleView>('PATCH', `/${id}`, { version: 1, body: 'Pull the **rope**.' })
    expect(changed.body).toMatchObject({ version: 2, examples: ['how do i sail a boat'], body: 'Pull the **rope**.' })
    const published = await call<ArticleView>('POST', `/${id}/publish`, {})
    expect(published.body).toMatchObject({ status: 'published', publishedAt: expect.any(String) })
    const tried = await call<ProposalView>('POST', '/try', { question: 'how to sail my boat??', locale: 'en' }, agent)
    expect(tried.body).toMatchObject({
      certainty: 'answer',
      candidates: [{ article: id, title: 'Sail a boat', matched: 'title' }],
    })
    expect((await call<ArticleView>('POST', `/${id}/unpublish`, {})).body).toMatchObject({
      status: 'draft',
      publishedAt: null,
    })
    const again = await call<ProposalView>('POST', '/try', { question: 'how to sail my boat??' })
    expect(again.body).toMatchObject({ certainty: 'none', candidates: [] })
    expect(await call('DELETE', `/${id}`)).toEqual({ status: 200, body: {} })
    expect((await call('GET', `/${id}`)).status).toBe(404)
  })

  it('is not changed by who has not seen its last version', async () => {
    const { id } = await make({ title: 'Tides' })
    await call('PATCH', `/${id}`, { version: 1, title: 'High tides' })
    const late = await call('PATCH', `/${id}`, { version: 1, title: 'Low tides' })
    expect(late).toMatchObject({ status: 409, body: { code: 'conflict', details: { version: 2 } } })
    expect((await call<ArticleView>('GET', `/${id}`)).body.title).toBe('High tides')
  })

  it('is read by agents, and written by admins and the owner', async () => {
    const { id } = await make({ title: 'Read only' })
    expect((await call('GET', `/${id}`, undefined, agent)).status).toBe(200)
    expect((await call('POST', '', { title: 'Mine' }, agent)).status).toBe(403)
    expect((await call('PATCH', `/${id}`, { version: 1, title: 'Mine' }, agent)).status).toBe(403)
    await addTestAgent(desk, { email: 'admin@example.com', role: 'admin' })
    const admin = await signIn(desk, 'admin@example.com')
    expect((await call('PATCH', `/${id}`, { version: 1, title: 'Ours' }, admin)).status).toBe(200)
  })

  it.each([
    ['no title', { title: '  ' }],
    ['a long title', { title: 'x'.repeat(201) }],
    ['a long body', { title: 'x', body: 'x'.repeat(20_001) }],
    ['too many examples', { title: 'x', examples: Array.from({ length: 51 }, () => 'x') }],
    ['a long example', { title: 'x', examples: ['x'.repeat(301)] }],
    ['an empty example', { title: 'x', examples: [' '] }],
    ['no language', { title: 'x', locale: 'klingon' }],
    ['what cannot be stored', { title: 'x\u0000y' }],
  ])('is refused with %s', async (_, input) => {
    expect(await call('POST', '', input)).toMatchObject({ status: 400, body: { code: 'invalid' } })
  })

  it('may be as long as it may be, in any script', async () => {
    const input = {
      title: '鍵'.repeat(200),
      body: '\u202e<b>𝕏</b> z\u0301\u0302'.repeat(1000),
      examples: Array.from({ length: 50 }, (_, n) => `${n} ${'é'.repeat(290)}`),
      locale: 'ja',
    }
    const { id } = await make(input)
    expect((await call('POST', `/${id}/publish`, {})).status).toBe(200)
    expect((await call<ArticleView>('GET', `/${id}`)).body).toMatchObject(input)
  })
})

it('the list is paged, filtered and counted, and says how new it is', async () => {
  await make({ title: 'Harbour map', body: 'Under the bridge.' })
  const { id } = await make({ title: 'Harbour fees', body: 'By the metre.', locale: 'pt-BR' })
  await call('POST', `/${id}/publish`, {})
  type List = { items: ArticleRow[]; next: string | null; counts: { draft: number; published: number }; asOf: string }
  const first = (await call<List>('GET', '?words=harb&limit=1', undefined, agent)).body
  expect(first.items).toMatchObject([
    { title: 'Harbour fees', start: 'By the metre.', exampleCount: 0, locale: 'pt-BR' },
  ])
  const second = (await call<List>('GET', `?words=harb&limit=1&cursor=${first.next}`)).body
  expect([second.items.map(({ title }) => title), second.next]).toEqual([['Harbour map'], null])
  const published = (await call<List>('GET', '?status=published&words=harbour')).body
  expect(published.items.map(({ title }) => title)).toEqual(['Harbour fees'])
  expect(Number(published.asOf)).toBeGreaterThan(0)
  expect(published.counts.published).toBe((await call<List>('GET', '?status=published')).body.items.length)
  expect((await call('GET', '?cursor=bm9uZQ')).status).toBe(400)
})
