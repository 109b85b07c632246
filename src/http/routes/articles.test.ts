import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTestAgent, openTestDesk, setUpTestOwner, signIn, type TestDesk } from '../../../test/support/open-desk.ts'
import { makePng } from '../../../test/support/png.ts'
import type {
  ArticleImageView,
  ArticleRow,
  ArticleVersionView,
  ArticleView,
  CollectionView,
  ProposalView,
} from '../../protocol/articles.ts'

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
  const response = await fetch(`${desk.url}/api/v1/${path.startsWith('collections') ? path : `articles${path}`}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  })
  return { status: response.status, body: (await response.json()) as Answer }
}
const make = async (input: object) => (await call<ArticleView>('POST', '', input)).body

const SLOT = { name: 'Order', question: 'Which order?', kind: 'order' }

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

  it('is edited beside what members read, dropped, brought back and translated', async () => {
    const { id } = await make({ title: 'Tie a knot', body: 'Over.', examples: ['knots'] })
    await call('POST', `/${id}/publish`, {})
    const form = [{ name: 'Boat', question: 'Which boat?', kind: 'choice', choices: ['Skiff', 'Ketch'] }]
    const edited = await call<ArticleView>('PATCH', `/${id}`, { version: 2, title: 'Tie two knots', form })
    expect(edited.body).toMatchObject({
      ...{ title: 'Tie a knot', form: [], version: 3 },
      draft: { title: 'Tie two knots', body: 'Over.', form: [{ name: 'Boat', required: true }] },
    })
    expect((await call<ArticleView>('POST', `/${id}/discard`, {})).body).toMatchObject({ draft: null, version: 4 })
    type Versions = { items: ArticleVersionView[]; next: string | null }
    const { body: history } = await call<Versions>('GET', `/${id}/versions?limit=1`, undefined, agent)
    expect(history).toMatchObject({ items: [{ version: 3, what: 'edited', by: { publicName: 'Ana' } }], next: '3' })
    const back = await call<ArticleView>('POST', `/${id}/restore`, { version: 3 })
    expect(back.body).toMatchObject({ title: 'Tie a knot', draft: { title: 'Tie two knots', form: [] } })
    const german = await call<ArticleView>('POST', `/${id}/translations`, { locale: 'de' })
    expect(german.body).toMatchObject({ locale: 'de', status: 'draft', translationOf: id })
    expect((await call('POST', `/${id}/translations`, { locale: 'de' })).status).toBe(409)
    expect((await call('POST', `/${id}/translations`, { locale: 'klingon' })).status).toBe(400)
    expect((await call('POST', `/${id}/restore`, { version: 99 })).status).toBe(404)
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
    ['half a character', { title: 'x', body: '\ud83c' }],
    ['six questions to ask', { title: 'x', form: Array.from({ length: 6 }, (_, n) => ({ ...SLOT, name: `s${n}` })) }],
    ['two of one name', { title: 'x', form: [SLOT, { ...SLOT, name: 'ORDER' }] }],
    ['a choice of one', { title: 'x', form: [{ ...SLOT, kind: 'choice', choices: ['a'] }] }],
    ['a choice of eleven', { title: 'x', form: [{ ...SLOT, kind: 'choice', choices: [...'abcdefghijk'] }] }],
    ['a choice twice', { title: 'x', form: [{ ...SLOT, kind: 'choice', choices: ['a', 'A'] }] }],
    ['a collection that is not there', { title: 'x', collection: '00000000-0000-7000-8000-000000000000' }],
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

it('collections are made, named, put in order, narrow the list, and go', async () => {
  type Collections = { items: CollectionView[]; asOf: string }
  const names = (answer: { body: Collections }) => answer.body.items.map(({ name }) => name)
  await call('POST', 'collections', { name: ' Sails ' })
  const two = await call<Collections>('POST', 'collections', { name: 'Ropes' })
  expect(names(two)).toEqual(['Sails', 'Ropes'])
  const [sails = '', ropes = ''] = two.body.items.map(({ id }) => id)
  expect(await call('POST', 'collections', { name: 'sails' })).toMatchObject({ status: 409 })
  expect(await call('POST', 'collections', { name: 'Mine' }, agent)).toMatchObject({ status: 403 })
  expect(names(await call('PATCH', `collections/${sails}`, { name: 'Canvas' }))).toEqual(['Canvas', 'Ropes'])
  expect(names(await call('POST', 'collections/order', { collections: [ropes] }))).toEqual(['Ropes', 'Canvas'])
  const { id } = await make({ title: 'Mend a sail', collection: sails })
  const within = async (collection: string) =>
    (await call<{ items: ArticleRow[] }>('GET', `?collection=${collection}&words=mend`)).body.items.map((row) => row.id)
  expect([await within(sails), await within(ropes), await within('none')]).toEqual([[id], [], []])
  expect((await call('GET', '?collection=nothing')).status).toBe(400)
  expect(names(await call('DELETE', `collections/${sails}`))).toEqual(['Ropes'])
  expect(await within('none')).toEqual([id])
})

it('the knowledge base is a file, and a file becomes articles', async () => {
  await make({ title: 'Out to a file', examples: ['out'] })
  const files = `${desk.url}/api/v1/articles`
  const out = await fetch(`${files}/export`, { headers: { cookie: agent } })
  expect(out.headers.get('content-disposition')).toMatch(/attachment; filename="articles-\d{4}-\d\d-\d\d\.jsonl"/)
  const lines = (await out.text()).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).title)).toContain('Out to a file')
  const send = (body: string, cookie = owner) =>
    fetch(`${files}/import`, { method: 'POST', body, headers: { cookie, 'content-type': 'application/jsonl' } })
  const file = [...lines, '{"title":"In from a file"}'].join('\n')
  expect(await (await send(file)).json()).toEqual({ added: 1, known: lines.length })
  const refused = await send('{"title":"One"}\n{"title":')
  expect([refused.status, await refused.json()]).toMatchObject([400, { code: 'invalid', details: { line: 2 } }])
  expect((await send(file, agent)).status).toBe(403)
})

it('images are put on an article, read by the desk so that nothing in them runs, and taken off', async () => {
  const { id } = await make({ title: 'Sail with a picture' })
  const bytes = new Uint8Array(makePng(3, 2, [10, 20, 30]))
  const send = (body: Uint8Array<ArrayBuffer>, cookie = owner, name = 'the%20bay.png') =>
    fetch(`${desk.url}/api/v1/articles/${id}/images?name=${name}`, {
      ...{ method: 'POST', body, headers: { cookie, 'content-type': 'image/png' } },
    })
  const sent = await send(bytes)
  const image = (await sent.json()) as ArticleImageView
  expect([sent.status, image]).toMatchObject([201, { name: 'the bay.png', width: 3, height: 2 }])
  expect((await call<ArticleView>('GET', `/${id}`)).body.images).toEqual([image])
  const read = await fetch(desk.url + image.address, { headers: { cookie: agent } })
  expect(read.headers.get('content-type')).toBe('image/png')
  expect(Buffer.from(await read.arrayBuffer()).equals(bytes)).toBe(true)
  expect((await send(bytes, agent)).status).toBe(403)
  expect((await send(new Uint8Array(Buffer.from('<svg onload="alert(1)"/>')))).status).toBe(400)
  expect((await send(new Uint8Array(8 * 1024 * 1024 + 1))).status).toBe(413)
  const remove = () => fetch(desk.url + image.address, { method: 'DELETE', headers: { cookie: owner } })
  expect([(await remove()).status, (await remove()).status]).toEqual([200, 404])
})
