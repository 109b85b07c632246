import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addContact, history, joins, shown } from '../../../test/support/cases.ts'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { answerTo, bug, casePress, fileBug } from '../../../test/support/filing.ts'
import { byAgent } from '../case/actor.ts'
import { mergeCase } from '../case/merge-case.ts'
import { receiveChanges } from '../conversation/receive.ts'
import { retryMessage } from '../conversation/retry-message.ts'
import { batchMentions, MENTIONS_MOST, openMentions } from './batch-mentions.ts'
import { dueTellings } from './due-tellings.ts'
import { finishNews } from './finish-news.ts'
import { moveCase } from './move-case.ts'
import { NEWS_ROUTE } from './news.ts'
import { settleDirect } from './settle-direct.ts'
import { giveUpTellings, settleMentions } from './settle-mentions.ts'
import { tellCase } from './tell-case.ts'
import { tellDirect } from './tell-direct.ts'

let core: TestCore
beforeAll(async () => {
  core = await openTestCore()
})
afterAll(() => core.close())
// Members may file only so much in an hour.
beforeEach(() => core.clock.advance(2 * 3_600_000))

const workspace = () => core.workspace
const actor = () => byAgent(core.agent)

async function move(id: string, more: Partial<Parameters<typeof moveCase>[1]>): Promise<string> {
  const { news } = await moveCase(core.kernel, {
    workspace: workspace(),
    case: id,
    status: 'open',
    actor: actor(),
    ...more,
  })
  return news ?? ''
}
const due = (news: string) => dueTellings(core.kernel.db, { workspace: workspace(), news, limit: 1000 })
const told = async (id: string) => (await shown(core, id)).told

interface Sent {
  id: string
  name: string
  text: string
  status: string
  urgency: string
  ladder: boolean
}

/** What was written to whom of a piece of news. */
async function messagesOf(news: string): Promise<Sent[]> {
  const { rows } = await core.database.pool.query<Sent>(
    `select d.message_id as id, i.name, m.text, c.status, d.urgency, d.ladder from message m
      join delivery d on d.message_id = m.id join conversation c on c.id = m.conversation_id join identity i on i.id = c.identity_id
      where m.key like 'news:' || $1 || ':%' order by i.name, d.part`,
    [news],
  )
  return rows
}

/** As the deliverer settles them. */
const deliver = (messages: readonly string[], state: 'sent' | 'failed' | 'unknown' | 'cancelled' = 'sent') =>
  core.database.pool.query('update delivery set state = $2 where message_id = any($1::uuid[])', [messages, state])

test('everybody who waits is due once; reporters first, followers by direct message only where they chose it', async () => {
  const { id } = await fileBug(core, 'Ines', 'Sled has no rope')
  await answerTo(core, casePress(core, 'Kofi', 'me_too', id))
  await answerTo(core, casePress(core, 'Mei', 'follow', id))
  await answerTo(core, casePress(core, 'Noa', 'direct', id))
  const news = await move(id, { status: 'open' })
  const rows = await due(news)
  expect(rows.map(({ role, direct }) => `${role} ${direct}`)).toEqual([
    'reporter true',
    'reporter true',
    ...rows.slice(2).map(({ address }) => (address === 'id-Noa' ? 'follower true' : 'follower false')),
  ])
  const lane = await core.database.pool.query('select 1 from lane where subject = $1 and route = $2', [
    news,
    NEWS_ROUTE,
  ])
  expect(lane.rows).toHaveLength(1)
  expect(await told(id)).toEqual({ told: 0, unreached: 0, of: 4 })
  expect((await history(core, id)).at(-1)).toMatchObject({ kind: 'news', agent: { publicName: 'Ana' } })
  expect(await move(id, { status: 'open' })).toBe('')
})

test('nobody is told of what members do not see, unless the agent wants it; words alone are an update', async () => {
  const { id } = await fileBug(core, 'Ines', 'Boots are heavy')
  expect(await move(id, { status: 'open', tell: false })).toBe('')
  const texts = { en: 'We look at it again.', 'pt-BR': 'Vamos olhar de novo.' }
  const words = await move(id, { status: 'new', texts })
  expect((await history(core, id)).at(-1)?.text).toBe('We look at it again.\n\nVamos olhar de novo.')
  expect((await shown(core, id)).status).toBe('new')
  await tellDirect(core.kernel, {
    workspace: workspace(),
    news: words,
    contacts: (await due(words)).map((one) => one.contact),
  })
  expect((await messagesOf(words))[0]?.text).toBe(
    `News of your report #${(await shown(core, id)).number} “Boots are heavy”:\nWe look at it again.`,
  )
})

test('a direct message goes to the newest conversation without opening it, or to a new one that is over; in their language', async () => {
  const { id, number } = await fileBug(core, 'Talker', 'Drum is silent')
  const [opened] = await receiveChanges(core.kernel, { workspace: workspace(), channel: 'discord' }, [
    directMessage('id-Talker', 'hello', { contact: { ...bug(core, 'Talker').contact } }),
  ])
  await answerTo(core, casePress(core, 'Bia', 'me_too', id, { locale: 'pt-BR' }))
  const news = await move(id, { status: 'resolved', fixedIn: '2.3.1' })
  const contacts = (await due(news)).map(({ contact }) => contact)
  const tell = () => tellDirect(core.kernel, { workspace: workspace(), news, contacts })
  // Two workers who believe that the lane is theirs write to nobody twice.
  await Promise.all([tell(), tell()])
  await tell()
  expect(await messagesOf(news)).toMatchObject([
    {
      name: 'Bia',
      text: `Corrigido na 2.3.1: seu relato #${number}, com mais 1 pessoa. Agradecemos, Bia.`,
      status: 'resolved',
    },
    {
      name: 'Talker',
      text: `Fixed in 2.3.1: your report #${number}, with 1 other. Thank you, Talker.`,
      status: 'automated',
    },
  ])
  const [bia, talker] = await messagesOf(news)
  expect([bia?.urgency, bia?.ladder]).toEqual(['bulk', false])
  const all = await core.database.pool.query(
    `select 1 from conversation c join identity i on i.id = c.identity_id where i.name = 'Bia'`,
  )
  expect(all.rows).toHaveLength(1)
  const where = await core.database.pool.query('select conversation_id from message where id = $1', [talker?.id])
  expect(where.rows[0]?.conversation_id).toBe(opened?.conversation)
  const [answered] = await receiveChanges(core.kernel, { workspace: workspace(), channel: 'discord' }, [
    directMessage('id-Bia', 'it still happens', { sentAt: core.clock.now() }),
  ])
  expect(answered?.outcome).toBe('reopened')
})

test('what arrived is told; what failed is due again without a direct message, and is told by naming', async () => {
  const { id } = await fileBug(core, 'Ines', 'Owl is asleep')
  for (const member of ['Kofi', 'Mei', 'Noa']) await answerTo(core, casePress(core, member, 'me_too', id))
  const news = await move(id, { status: 'in_progress' })
  const contacts = (await due(news)).map(({ contact }) => contact)
  await tellDirect(core.kernel, { workspace: workspace(), news, contacts })
  const of = { workspace: workspace(), news }
  expect(await settleDirect(core.kernel, of)).toEqual({ open: 4 })
  expect(await finishNews(core.kernel, of)).toBe(false)
  const [ines, kofi, mei, noa] = (await messagesOf(news)).map((sent) => sent.id)
  await deliver([ines ?? ''])
  await deliver([kofi ?? ''], 'failed')
  // An agent who tried it again would have the member told twice.
  const again = { workspace: workspace(), message: kofi ?? '', agent: core.agent }
  await expect(retryMessage(core.kernel, again)).rejects.toThrow('told by name in the thread')
  await deliver([mei ?? ''], 'unknown')
  expect(await settleDirect(core.kernel, of)).toEqual({ open: 1 })
  await deliver([noa ?? ''], 'cancelled')
  expect(await settleDirect(core.kernel, of)).toEqual({ open: 0 })
  const left = await due(news)
  expect(left.map(({ direct }) => direct)).toEqual([false, false])
  // Not even who asks for it writes to them a second time.
  await tellDirect(core.kernel, { ...of, contacts: left.map(({ contact }) => contact) })
  expect(await messagesOf(news)).toHaveLength(4)
  await batchMentions(core.kernel, { ...of, contacts: left.map(({ contact }) => contact) })
  const [batch] = await openMentions(core.kernel.db, of)
  expect(batch?.addresses.toSorted()).toEqual(['id-Kofi', 'id-Mei'])
  await settleMentions(core.kernel, { ...of, batch: batch?.batch ?? 0, told: true })
  expect(await told(id)).toEqual({ told: 3, unreached: 1, of: 4 })
  expect(await finishNews(core.kernel, of)).toBe(true)
  expect(await finishNews(core.kernel, of)).toBe(true)
})

test('thanks for news open nothing, however long ago the chat ended', async () => {
  const { id } = await fileBug(core, 'Polite', 'Hat falls off')
  const receive = (text: string) =>
    receiveChanges(core.kernel, { workspace: workspace(), channel: 'discord' }, [
      directMessage('id-Polite', text, { contact: bug(core, 'Polite').contact, sentAt: core.clock.now() }),
    ])
  const [first] = await receive('hello')
  await core.database.pool.query(`update conversation set status = 'resolved', resolved_at = $2 where id = $1`, [
    first?.conversation,
    core.clock.now(),
  ])
  core.clock.advance(100 * 24 * 3_600_000)
  const news = await move(id, { status: 'resolved' })
  await tellDirect(core.kernel, {
    ...{ workspace: workspace(), news },
    contacts: (await due(news)).map(({ contact }) => contact),
  })
  const [thanked] = await receive('thank you!')
  expect(thanked?.conversation).toBe(first?.conversation)
  expect((await messagesOf(news))[0]?.status).toBe('resolved')
  const [asked] = await receive('but now my boots are gone')
  expect(asked).toMatchObject({ outcome: 'opened' })
})

test('who is asked something is answered in their chat, which the case is about from then on', async () => {
  const { id } = await fileBug(core, 'Ines', 'Lake is empty')
  // Her chats so far are too old to be opened again, so the question stands in one that her answer opens.
  core.clock.advance(100 * 24 * 3_600_000)
  const news = await move(id, { status: 'waiting', texts: { en: 'Which lake is it?' } })
  await tellDirect(core.kernel, {
    ...{ workspace: workspace(), news },
    contacts: (await due(news)).map(({ contact }) => contact),
  })
  expect((await messagesOf(news))[0]?.text).toMatch(/We have a question(.|\n)*\nWhich lake is it\?$/)
  const [asked] = (await shown(core, id)).conversations
  expect(asked).toMatchObject({ contact: { name: 'Ines' }, status: 'resolved' })
  core.clock.advance(3_600_000)
  const [answered] = await receiveChanges(core.kernel, { workspace: workspace(), channel: 'discord' }, [
    directMessage('id-Ines', 'the northern one', { contact: bug(core, 'Ines').contact, sentAt: core.clock.now() }),
  ])
  expect(answered).toMatchObject({ outcome: 'reopened', conversation: asked?.id })
})

test('those who are named share messages of one language; a batch keeps its people, whatever comes after it', async () => {
  const { id } = await fileBug(core, 'Ines', 'Moon is square')
  for (let n = 0; n < MENTIONS_MOST + 5; n += 1)
    await joins(core, id, await addContact(core, `Follower${n}`), 'follower')
  await answerTo(core, casePress(core, 'Bia', 'follow', id, { locale: 'pt-BR' }))
  const news = await move(id, { status: 'open', texts: { en: 'Confirmed today.' } })
  const of = { workspace: workspace(), news }
  const followers = (await due(news)).filter(({ role }) => role === 'follower').map(({ contact }) => contact)
  await batchMentions(core.kernel, { ...of, contacts: followers.slice(0, 40) })
  const first = await openMentions(core.kernel.db, of)
  await Promise.all([
    batchMentions(core.kernel, { ...of, contacts: followers }),
    batchMentions(core.kernel, { ...of, contacts: followers }),
  ])
  const all = await openMentions(core.kernel.db, of)
  expect(all.slice(0, first.length)).toEqual(first)
  expect(new Set(all.map(({ batch }) => batch)).size).toBe(all.length)
  expect(Math.max(...all.map(({ addresses }) => addresses.length))).toBeLessThanOrEqual(MENTIONS_MOST)
  expect(all.flatMap(({ addresses }) => addresses)).toHaveLength(MENTIONS_MOST + 6)
  expect(all.find(({ addresses }) => addresses.includes('id-Bia'))).toMatchObject({
    locale: 'pt-BR',
    words: 'Confirmed today.',
  })
  expect(all.find(({ addresses }) => addresses.includes('id-Bia'))?.line).toMatch(/está confirmado/)
})

test('who was not told how far it was is told only how far it is; who was told is told both', async () => {
  const { id } = await fileBug(core, 'Ines', 'Rain is dry')
  await answerTo(core, casePress(core, 'Kofi', 'me_too', id))
  const confirmed = await move(id, { status: 'open' })
  const [first] = await due(confirmed)
  await tellDirect(core.kernel, { workspace: workspace(), news: confirmed, contacts: [first?.contact ?? ''] })
  const update = await tellCase(core.kernel, {
    workspace: workspace(),
    case: id,
    actor: actor(),
    texts: { en: 'Soon.' },
  })
  const progress = await move(id, { status: 'in_progress' })
  expect(await due(confirmed)).toEqual([])
  expect(await due(update)).toHaveLength(2)
  expect(await due(progress)).toHaveLength(2)
})

test('who leaves is not told what was about to be told either', async () => {
  const { id } = await fileBug(core, 'Ines', 'Sand is wet')
  await answerTo(core, casePress(core, 'Kofi', 'me_too', id))
  const news = await move(id, { status: 'in_progress', texts: { en: 'Two days.' } })
  await answerTo(core, casePress(core, 'Kofi', 'leave', id))
  expect((await due(news)).map(({ address }) => address)).toEqual(['id-Ines'])
})

test('what did not arrive is not told after what came later, but words of an agent are told all the same', async () => {
  const { id } = await fileBug(core, 'Ines', 'Hail is soft')
  const bare = await move(id, { status: 'open' })
  const withWords = await move(id, { status: 'in_progress', texts: { en: 'It takes a week.' } })
  expect(await due(bare)).toEqual([])
  const of = (news: string) => ({ workspace: workspace(), news })
  const fail = async (news: string) => {
    await tellDirect(core.kernel, { ...of(news), contacts: (await due(news)).map(({ contact }) => contact) })
    const later = await move(id, { status: news === withWords ? 'open' : 'waiting', texts: {} })
    await deliver(
      (await messagesOf(news)).map((sent) => sent.id),
      'failed',
    )
    await settleDirect(core.kernel, of(news))
    return later
  }
  await fail(withWords)
  expect(await due(withWords)).toMatchObject([{ direct: false }])
  const again = await move(id, { status: 'in_progress' })
  await fail(again)
  expect(await due(again)).toEqual([])
  expect(await finishNews(core.kernel, of(again))).toBe(true)
})

test('who came with a merged case is told of the one that it belongs to; who left it is not', async () => {
  const target = await fileBug(core, 'Ines', 'Gate is locked')
  const merged = await fileBug(core, 'Olu', 'Cannot pass the fence')
  await answerTo(core, casePress(core, 'Mei', 'me_too', target.id))
  await answerTo(core, casePress(core, 'Mei', 'leave', target.id))
  await mergeCase(core.kernel, { workspace: workspace(), case: merged.id, into: target.id, actor: actor() })
  expect((await due(await move(target.id, {}))).map(({ address }) => address).toSorted()).toEqual(['id-Ines', 'id-Olu'])
  const telling = { workspace: workspace(), case: merged.id, actor: actor(), texts: { en: 'Hi.' } }
  await expect(tellCase(core.kernel, telling)).rejects.toMatchObject({ code: 'conflict' })
})

test('whom no way leads to is counted as not reached', async () => {
  const { id } = await fileBug(core, 'Ines', 'Snow is warm')
  const news = await move(id, { status: 'resolved', outcome: 'declined' })
  const of = { workspace: workspace(), news }
  await giveUpTellings(core.kernel, { ...of, contacts: (await due(news)).map(({ contact }) => contact) })
  expect(await finishNews(core.kernel, of)).toBe(true)
  expect(await told(id)).toEqual({ told: 0, unreached: 1, of: 1 })
})

test('words are needed, and somebody to read them', async () => {
  const { id } = await fileBug(core, 'Ines', 'Fog is loud')
  const tell = (en: string) =>
    tellCase(core.kernel, { workspace: workspace(), case: id, actor: actor(), texts: { en } })
  await expect(tell('  ')).rejects.toMatchObject({ code: 'invalid' })
  await answerTo(core, casePress(core, 'Ines', 'leave', id))
  await expect(tell('Anybody?')).rejects.toMatchObject({ code: 'conflict' })
  expect(await move(id, { status: 'open' })).toBe('')
})
