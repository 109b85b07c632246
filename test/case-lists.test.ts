import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CaseRow } from '../src/protocol/cases.ts'
import { clientOf } from './support/desk-client.ts'
import { openTestDesk, setUpTestOwner, type TestDesk } from './support/open-desk.ts'
import type { DeskClient } from './support/product.ts'

// The lists of cases as programs and the console ask for them.
let desk: TestDesk
let cookie: string
let rpc: DeskClient
let crash: string

beforeAll(async () => {
  desk = await openTestDesk()
  cookie = await setUpTestOwner(desk)
  rpc = clientOf(desk, { cookie })
  const bug = { type: 'bug', published: true } as const
  crash = (await rpc.cases.open({ ...bug, subject: 'Crash when the lantern opens', fields: { platforms: ['ios'] } })).id
  await rpc.cases.open({ ...bug, subject: '=HYPERLINK("evil")', tags: ['map'] })
  await rpc.cases.open({ type: 'question', subject: 'Who walks there?' })
})
afterAll(() => desk.close())

const get = (path: string) => fetch(`${desk.url}${path}`, { headers: { cookie } })

test('the list takes its filter from an address, lists with commas', async () => {
  const answer = await get('/api/v1/cases?types=bug,feature&statuses=new&sort=oldest&limit=1')
  const body = (await answer.json()) as { items: CaseRow[]; next: string; counts: object; open: number; asOf: string }
  expect(body).toMatchObject({ items: [{ subject: 'Crash when the lantern opens', platforms: ['ios'] }], open: 3 })
  expect(body.counts).toMatchObject({ new: 2, open: 0 })
  expect(body.asOf).toMatch(/^\d+$/)
  const more = await get(`/api/v1/cases?types=bug,feature&statuses=new&sort=oldest&cursor=${body.next}`)
  expect(((await more.json()) as { items: CaseRow[] }).items.map(({ number }) => number)).toEqual([1002])
  expect((await get('/api/v1/cases?types=ghost')).status).toBe(400)
  expect((await get(`/api/v1/cases?sort=due&cursor=${body.next}`)).status).toBe(400)
})

test('the board answers with all of its columns', async () => {
  const board = await rpc.cases.board({ types: ['bug'] })
  expect(Object.keys(board.columns)).toEqual(['new', 'open', 'in_progress', 'waiting', 'resolved'])
  expect(board.columns.new.items.map(({ number }) => number)).toEqual([1002, 1001])
  expect(board).toMatchObject({ counts: { new: 2 }, open: 3 })
})

test('the list comes as a file too', async () => {
  const answer = await get('/api/v1/cases.csv?types=bug')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="cases-\d{4}-\d\d-\d\d\.csv"$/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = new TextDecoder().decode(bytes).split('\r\n')
  expect(lines.length).toBe(4)
  expect(lines[1]).toContain(`"'=HYPERLINK(""evil"")"`)
  expect((await get('/api/v1/cases.csv?types=ghost')).status).toBe(400)
  expect((await fetch(`${desk.url}/api/v1/cases.csv`)).status).toBe(401)
})

test('a saved view is counted, is everybody’s or one’s own, and "me" is who looks', async () => {
  await rpc.cases.bulk({ cases: [crash], act: { kind: 'owner', owner: (await rpc.me.show()).agent.id } })
  const view = await rpc.caseViews.save({ name: 'Mine', filter: { owner: 'me' }, shared: true })
  expect(view).toMatchObject({ name: 'Mine', mine: true, shared: true, count: 1 })
  await rpc.caseViews.save({ name: 'Words', filter: { q: 'lantern' }, shared: false })
  expect((await rpc.caseViews.list()).items.map(({ name, count }) => [name, count])).toEqual([
    ['Mine', 1],
    ['Words', 1],
  ])
  await rpc.cases.move({ id: crash, status: 'closed', tell: false })
  expect((await rpc.caseViews.list()).items.map(({ count }) => count)).toEqual([0, 0])
  await rpc.cases.move({ id: crash, status: 'open', tell: false })
  await rpc.caseViews.delete({ id: view.id })
  expect((await rpc.caseViews.list()).items.map(({ name }) => name)).toEqual(['Words'])
})

test('events of a case carry its row as it stands now', async () => {
  const { head } = await rpc.events.list({ after: '0' })
  await rpc.cases.bulk({ cases: [crash], act: { kind: 'priority', priority: 'urgent' } })
  await vi.waitFor(async () => {
    const { frame } = await rpc.events.list({ after: head })
    const event = frame?.events.find(({ kind }) => kind === 'case.changed')
    expect(event).toMatchObject({ case: crash, conversation: null, row: null })
    expect(event?.caseRow).toMatchObject({ id: crash, number: 1001, priority: 'urgent', remindAt: null })
  })
})

test('the search finds cases that came from no chat, by number and by words', async () => {
  for (const q of ['#1001', 'lantern crash']) {
    const { cases } = await rpc.search.find({ q })
    expect(cases, q).toMatchObject([
      { case: { id: crash, number: 1001 }, type: 'bug', conversation: null, contact: null },
    ])
  }
})

test('cases like a text are named, but not the one in hand', async () => {
  const alike = await rpc.cases.similar({ text: 'it crashes when I open the lantern' })
  expect(alike.items.map(({ number }) => number)).toEqual([1001])
  expect((await rpc.cases.similar({ text: 'it crashes when I open the lantern', except: crash })).items).toEqual([])
})
