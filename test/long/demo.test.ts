import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWNER, Product } from '../support/product.ts'

let product: Product
beforeAll(async () => {
  product = await Product.start({ demo: true, env: { LOG_LEVEL: 'info' } })
})
afterAll(() => product.close())

const story = async () => (await product.act('state', {})).story

/** Plays the story fast to its end, or to where it gets stuck. */
async function play(chapter: 'help' | 'report' = 'help'): Promise<Awaited<ReturnType<typeof story>>> {
  await product.act('play-story', { chapter })
  await product.act('hurry-story', { speed: 20 })
  await expect.poll(async () => (await story()).state, { timeout: 40_000, interval: 100 }).not.toBe('playing')
  return story()
}

test('behind the start the demo fills, once, and the simulated Discord shows the same chats', async () => {
  const list = () => product.rpc().conversations.list({ view: 'all', limit: 50 })
  await expect.poll(async () => (await list()).items.length, { timeout: 40_000 }).toBe(19)
  expect((await list()).counts).toEqual({ mine: 2, unassigned: 3, automated: 2, flex: null })
  const kofi = (await product.act('state', {})).members.find(({ user }) => user.username === 'kofi_walks')
  const seen = async () => {
    const { messages } = await product.act('state', { as: kofi?.user.id ?? '' })
    return Object.values(messages).flatMap((said) => said.map(({ content }) => content))
  }
  await expect.poll(seen, { timeout: 5000 }).toContain('glow is off already. it still crashes')
  const row = (await list()).items.find(({ contact }) => contact.handle === 'kofi_walks')
  expect(row?.contact.picture).toContain(`/avatars/${kofi?.user.id}/${kofi?.user.avatar}.png`)
  await product.stop()
  await product.boot()
  expect((await list()).items).toHaveLength(19)
})

test('a reply to a chat of the demo goes on in the same direct messages, and an edit of what was said before arrives', async () => {
  const { items } = await product.rpc().conversations.list({ view: 'mine', limit: 50 })
  const mei = items.find(({ contact }) => contact.handle === 'mossy.lantern')
  const conversation = mei?.id ?? ''
  const { items: said } = await product.rpc().conversations.messages({ id: conversation })
  const ours = said.findLast(({ author, direction }) => author === 'agent' && direction === 'outbound')
  await product.rpc().messages.edit({ id: ours?.id ?? '', text: 'Then write here, and Tomasz opens it by hand.' })
  await product.rpc().messages.send({ conversation, text: 'It is open now.' })
  const member = (await product.act('state', {})).members.find(({ user }) => user.username === 'mossy.lantern')
  const shown = async () =>
    (await product.act('messages', { channel: member?.dm ?? '' })).map(({ content }) => content).join('\n')
  await expect.poll(shown, { timeout: 10_000 }).toContain('**Ana:** It is open now.')
  expect(await shown()).toContain('**Ana:** Then write here, and Tomasz opens it by hand.')
  expect(await shown()).toContain('ok 🏮 do i press restore')
})

test('a lost session finds the history as it was left: nothing of the demo is taken for deleted or edited', async () => {
  const deleted = async () => {
    const { items } = await product.rpc().conversations.list({ view: 'all', limit: 50 })
    const all = await Promise.all(items.map(({ id }) => product.rpc().conversations.messages({ id })))
    return all.flatMap(({ items: said }) => said).filter(({ deletedAt }) => deletedAt !== null).length
  }
  const before = await deleted()
  const reads = () => [...product.log.matchAll(/"places":(\d+)/g)].map(([, places]) => Number(places))
  await product.act('lose-session', {})
  await expect.poll(() => reads().at(-1), { timeout: 30_000 }).toBeGreaterThan(9)
  expect(await deleted()).toBe(before)
})

test('the story is told from the question to the rating, by the public API and by what a member can do', async () => {
  const told = await play()
  expect(told).toMatchObject({ state: 'over', scene: told.scenes })
  const id = told.at_desk?.split('/').at(-1) ?? ''
  const shown = await product.rpc().conversations.show({ id })
  expect(shown).toMatchObject({ status: 'resolved', rating: { score: 5 }, assignee: { publicName: 'Priya' } })
  expect(shown.case).toMatchObject({ number: 1041 })
  const { items } = await product.rpc().conversations.messages({ id })
  expect(items.filter(({ author }) => author === 'virtual_agent').length).toBeGreaterThan(1)
  expect(items.some(({ editedAt, direction }) => editedAt !== null && direction === 'inbound')).toBe(true)
  expect(items.every(({ delivery }) => delivery === null || delivery.state === 'sent')).toBe(true)
})

test('a bug is told from the report to the fix: a duplicate is withdrawn, and each of the five hears of it once', async () => {
  const told = await play('report')
  expect(told).toMatchObject({ state: 'over', scene: told.scenes, chapter: 'report' })
  const id = told.at_desk?.replace('/cases/', '') ?? ''
  const shown = await product.rpc().cases.show({ id })
  expect(shown).toMatchObject({ type: 'bug', status: 'resolved', outcome: 'fixed', fixedIn: '1.43', reporters: 5 })
  const hears = async () => (await product.rpc().cases.show({ id })).told
  await expect.poll(hears, { timeout: 20_000 }).toEqual({ told: 5, unreached: 0, of: 5 })
  const { direct, mentioned } = await product.act('told', { text: 'Fixed in 1.43' })
  const members = [...direct, ...mentioned].map(({ member }) => member)
  expect(members).toHaveLength(5)
  expect(new Set(members).size).toBe(5)
  // Again, with the first one over: nothing of it is offered as a duplicate.
  expect(await play('report')).toMatchObject({ state: 'over' })
})

test('while the product is away the story says so, and afterwards it is told again, by somebody new', async () => {
  const before = await story()
  await product.stop()
  expect(await play()).toMatchObject({ state: 'failed', caption: expect.stringContaining('desk does not answer') })
  await product.boot()
  // The key of the start before has ended; the new one is handed over behind this start.
  await expect.poll(async () => (await play()).state, { timeout: 60_000 }).toBe('over')
  expect((await story()).member).not.toBe(before.member)
})

test('without the demo there is no story any more', async () => {
  await product.rpc().settings.removeDemo({})
  expect(await play()).toMatchObject({
    state: 'failed',
    caption: expect.stringContaining('the demo workspace was removed'),
  })
})

test('before there is an owner the story plays already, and the chats wait for whom they are to be with', async () => {
  const young = await Product.start({ demo: true, unowned: true })
  try {
    await expect.poll(async () => (await young.act('state', {})).story.ready, { timeout: 10_000 }).toBe(true)
    const token = new URL(young.setUpLink).searchParams.get('token') ?? ''
    const names = { workspaceName: 'Night Lanterns', name: 'Ana Ribeiro', publicName: 'Ana' }
    await young.rpc().owner.create({ token, ...names, ...OWNER })
    await young.signIn()
    const mine = async () => (await young.rpc().conversations.list({ view: 'mine' })).items.length
    await expect.poll(mine, { timeout: 40_000 }).toBe(2)
    const { workspaces } = await young.rpc().me.show()
    expect(workspaces.map(({ name, demo }) => ({ name, demo }))).toEqual([
      { name: 'Night Lanterns', demo: false },
      { name: 'Lumen Trails', demo: true },
    ])
  } finally {
    await young.close()
  }
})
