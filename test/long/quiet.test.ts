import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../support/discord.ts'
import { type DeskClient, Product } from '../support/product.ts'
import { Talk, wordsOn } from '../support/talk.ts'

// The end of a chat by silence, by API and gateway alone, on the bundle. It waits for the looks by the clock, so it is long.
const HOUR = 3_600_000
let product: Product
let rpc: DeskClient

beforeAll(async () => {
  product = await Product.start({ clock: true })
  rpc = product.rpc()
}, 60_000)
afterAll(() => product.close())

/** The application's messages, as words. */
const told = async (talk: Talk) => (await talk.onDiscord()).map(wordsOn)

test('comes by itself: a reminder after a day of the member’s silence, the end a day later', async () => {
  const mei = await Talk.joins(product, 'Mei')
  await mei.says('I want to talk to a person')
  await mei.is('queued')
  await rpc.conversations.take({ id: mei.conversation })
  await rpc.messages.send({ conversation: mei.conversation, text: 'Did you try it?' })
  await mei.hears('Did you try it?')
  const { ending } = await mei.shown()
  expect(Date.parse(ending?.endAt ?? '') - Date.parse(ending?.remindAt ?? '')).toBe(24 * HOUR)
  product.shiftClock(24 * HOUR + 60_000)
  // Silence is looked at every twenty seconds.
  await until(
    async () => (await told(mei)).some((words) => words.startsWith('Are you still there?')),
    'the reminder',
    25_000,
  )
  expect((await mei.shown()).status).toBe('assigned')
  product.shiftClock(24 * HOUR + 60_000)
  await until(async () => (await mei.shown()).status === 'resolved', 'the end', 25_000)
  await mei.hears('This chat is closed, because nothing was said for a while.')
  expect((await mei.shown()).caseDetail).toMatchObject({ status: 'resolved', outcome: 'silent' })
})
