import { afterAll, beforeAll, expect, test } from 'vitest'
import { addCase } from '../../../test/support/cases.ts'
import { openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Explaining } from '../../../test/support/explaining.ts'
import type { Reader } from '../../kernel/database.ts'
import { findSimilar, type Resembling } from './find-similar.ts'

/** Many cases of a busy community, of which each third is over; one word stands in all of them, others in each tenth. */
const SIZE = Number(process.env.GUILDESK_PLAN_SIZE ?? 20_000)

let core: TestCore
const ids = new Map<string, string>()

beforeAll(async () => {
  core = await openTestCore()
  const cases = {
    receipts: {
      subject: 'Receipts are delayed',
      description: 'Paid for the trail pass, and the receipt came days later.',
    },
    mushroom: { subject: 'Mushroom soup heals nobody', description: 'I eat it and stay as I am.' },
    zipline: { subject: 'Tirolesa não funciona', description: 'A câmera fica preta quando desço pela tirolesa.' },
    hidden: { subject: 'Kayak turns over', description: 'It does.', published: false },
    wish: { subject: 'A harpsichord in the tavern', description: 'It would be lovely.', type: 'feature' as const },
  }
  for (const [name, more] of Object.entries(cases)) ids.set(name, (await addCase(core, more)).id)
  const words = 'crash lantern slow map login sound trail friend black purchase'.split(' ')
  await core.database.pool.query(
    `insert into support_case (workspace, id, number, type, status, subject, description, opened_at, published)
     select $1, ('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, n + 5000, 'bug',
       (array['new','in_progress','resolved'])[1 + n % 3], 'game ' || ($2::text[])[1 + n % 10] || ' ' || ($2::text[])[1 + (n / 10) % 10],
       'When I play the game it happens, walk ' || n, now(), true from generate_series(1, ${SIZE}) n`,
    [core.workspace, words],
  )
  await core.database.pool.query('analyze')
}, 60_000)
afterAll(() => core.close())

const find = (text: string, more: Partial<Resembling> = {}, reader: Reader = core.kernel.db) =>
  findSimilar(reader, { workspace: core.workspace, text, limit: 3, ...more })

const best = async (text: string, more: Partial<Resembling> = {}) => (await find(text, more))[0]?.id

test('other words of the same thing find it: stems, order and accents do not matter', async () => {
  expect(await best('my receipt is delayed again')).toBe(ids.get('receipts'))
  expect(await best('delay of receipts')).toBe(ids.get('receipts'))
  expect(await best('a tirolesa nao esta funcionando')).toBe(ids.get('zipline'))
  expect(await best('The soup of mushrooms does not heal')).toBe(ids.get('mushroom'))
})

test('what says it nearly in the same words resembles it more than what only touches it', async () => {
  const [close] = await find('Receipts are delayed')
  const [far] = await find('Where do I find receipts in the settings of my account')
  expect(close?.likeness).toBeGreaterThan(0.6)
  expect(far?.likeness ?? 0).toBeLessThan(0.45)
})

test('what is common by itself is told apart by what stands with it', async () => {
  const [found] = await find('game with lantern and black')
  expect(found?.subject).toMatch(/lantern black|black lantern/)
})

test('nothing is found for words that nobody said, for no words, and for hostile ones', async () => {
  expect(await find('xylophone quasar')).toEqual([])
  expect(await find('')).toEqual([])
  expect(await find("' & | ! :* \\ '' () <->")).toEqual([])
  expect(await find(`${"receipt' | '".repeat(300)}`)).not.toEqual([])
})

test('it is narrowed by type, status, what members see, and by what it is compared with; what is over is never found', async () => {
  expect(await best('kayak turns over')).toBe(ids.get('hidden'))
  expect(await find('kayak turns over', { published: true })).toEqual([])
  expect(await best('harpsichord', { types: ['feature'] })).toBe(ids.get('wish'))
  expect(await find('harpsichord tavern', { types: ['bug'] })).toEqual([])
  expect(await find('receipts delayed', { statuses: ['in_progress'] })).not.toContainEqual(
    expect.objectContaining({ id: ids.get('receipts') }),
  )
  expect(await find('receipts delayed', { except: ids.get('receipts') ?? '' })).not.toContainEqual(
    expect.objectContaining({ id: ids.get('receipts') }),
  )
  const statuses = (await find('lantern black', { limit: 40 })).map(({ status }) => status)
  expect(new Set(statuses)).not.toContain('resolved')
})

test('no look reads all cases, whatever is asked', async () => {
  for (const text of ['my receipt is delayed', 'game lantern black slow map', 'game']) {
    const explaining = new Explaining(core)
    await find(text, {}, explaining)
    const plan = explaining.plans.join('\n')
    expect(plan).not.toMatch(/Seq Scan on support_case/)
    if (text !== 'game') expect(plan).toMatch(/case_stems/)
  }
})
