import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SandboxMessage } from '../sandbox/contract.ts'
import { readPlaces } from '../src/connectors/discord/announcements/read-places.ts'
import { withDiscord } from '../src/connectors/discord/set-up/check-token.ts'
import { createAnnouncement, type NewAnnouncement } from '../src/core/announcement/create-announcement.ts'
import { postAnnouncement } from '../src/core/announcement/post-announcement.ts'
import { removeAnnouncement } from '../src/core/announcement/remove-announcement.ts'
import { updateAnnouncement } from '../src/core/announcement/update-announcement.ts'
import { showAnnouncement } from '../src/core/inbox/show-announcement.ts'
import { newId } from '../src/kernel/ids.ts'
import type { AnnouncementView } from '../src/protocol/announcements.ts'
import type { ChannelPlace } from '../src/protocol/settings.ts'
import { TestDiscord, until } from './support/discord.ts'
import { setRights } from './support/sandbox-rights.ts'

/** Announcements before a simulated Discord. */

const MARK = '-# ✓ Lumen Trails, official. Is somebody really one of us? /verify'
const RIGHTS = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'PinMessages',
  'MentionEveryone',
] as const

let discord: TestDiscord
/** How far Discord's clock is ahead of ours. */
let shift: number
let guild: string
let owner: string
let place: ChannelPlace

beforeEach(async () => {
  shift = 0
  discord = await TestDiscord.open({ lifted: true, clock: () => Date.now() + shift })
  const state = await discord.sandbox.state()
  guild = state.guild.id
  owner = state.guild.owner_id
  place = { guild, id: await discord.sandbox.channel('announcements'), name: 'announcements' }
  setRights(discord.sandbox, ...RIGHTS)
})
afterEach(async () => {
  await discord.close()
  expect(discord.proxy.violations).toEqual([])
})

async function draft(more: Partial<NewAnnouncement> = {}): Promise<string> {
  const { workspace, agent, kernel } = discord
  const id = newId()
  const plain = { text: 'Season 4 is here', mention: null, crosspost: false, pin: false }
  await createAnnouncement(kernel, { workspace, agent, id, place, ...plain, ...more })
  return id
}

const show = (id: string): Promise<AnnouncementView> => showAnnouncement(discord.kernel.db, discord.workspace, id)
const act = (id: string) => ({ workspace: discord.workspace, agent: discord.agent, id })
const update = (id: string, change: Parameters<typeof updateAnnouncement>[2]) =>
  updateAnnouncement(discord.kernel, act(id), change)
const stands = (channel = place.id): Promise<SandboxMessage[]> => discord.sandbox.act('messages', { channel })
const words = async (): Promise<string[]> =>
  (await stands()).filter(({ type }) => type === 0).map(({ content }) => content)

async function is(id: string, wanted: Partial<AnnouncementView>): Promise<AnnouncementView> {
  let view = await show(id)
  const look = async () => {
    view = await show(id)
    return Object.entries(wanted).every(([key, value]) => view[key as keyof AnnouncementView] === value)
  }
  await until(look, JSON.stringify(wanted), 15_000).catch((error: Error) => {
    throw new Error(`${error.message}, but ${JSON.stringify(view)}`)
  })
  return view
}

async function post(more: Partial<NewAnnouncement> = {}): Promise<string> {
  const id = await draft(more)
  await postAnnouncement(discord.kernel, act(id))
  return id
}

async function posted(more: Partial<NewAnnouncement> = {}): Promise<string> {
  const id = await post(more)
  await is(id, { state: 'posted' })
  return id
}

test('is posted, published and pinned, edited and deleted', async () => {
  await discord.start()
  const id = await posted({ crosspost: true, pin: true })
  await is(id, { crosspost: 'done', pinned: true })
  const [message] = await stands()
  expect(message).toMatchObject({ content: `Season 4 is here\n${MARK}`, pinned: true, flags: 1 })
  expect((await show(id)).url).toBe(`https://discord.com/channels/${guild}/${place.id}/${message?.id}`)
  await update(id, { text: 'Season 4 is here.', pin: false })
  await is(id, { editing: false, pinned: false })
  expect(await words()).toEqual([`Season 4 is here.\n${MARK}`])
  await removeAnnouncement(discord.kernel, act(id))
  await is(id, { state: 'deleted', words: null })
  expect(await words()).toEqual([])
})

test('mentions whom somebody has chosen and nobody else, whatever the words say', async () => {
  await discord.start()
  const { role } = await discord.sandbox.act('create-role', { member: owner, name: 'Season' })
  const shouting = `@everyone @here <@&${role}> <@${owner}>`
  await posted({ text: shouting })
  await posted({ text: shouting, mention: { id: role, name: 'Season' } })
  await posted({ text: 'All of you', mention: { id: 'everyone', name: 'everyone' } })
  const told = (await stands()).map(({ content, mentions, mention_roles, mention_everyone }) => ({
    content: content.split('\n')[0],
    ...{ mentions: mentions.length, mention_roles, mention_everyone },
  }))
  expect(told).toEqual([
    { content: shouting, mentions: 0, mention_roles: [], mention_everyone: false },
    { content: `<@&${role}>`, mentions: 0, mention_roles: [role], mention_everyone: false },
    { content: '@everyone', mentions: 0, mention_roles: [], mention_everyone: true },
  ])
  await discord.sandbox.act('delete-role', { member: owner, role })
  const gone = await post({ mention: { id: role, name: 'Season' } })
  expect(await is(gone, { state: 'failed' })).toMatchObject({
    words: 'The role @Season is gone from the server. Choose another one, or none.',
  })
})

test('what is missing is named with channel and link, and where the channel itself takes it away it is said', async () => {
  await discord.start()
  setRights(discord.sandbox, 'ViewChannel', 'ReadMessageHistory', 'SendMessages')
  const own = discord.sandbox.running.sandbox.world.members.get(discord.sandbox.running.sandbox.world.application.bot)
  const target = own?.roles[0] ?? ''
  const { role } = await discord.sandbox.act('create-role', { member: owner, name: 'Season' })
  const mention = await post({ mention: { id: role, name: 'Season' } })
  const lacks = await is(mention, { state: 'failed' })
  expect(lacks.words).toMatch(
    /^Lumi lacks "Mention @everyone, @here, and All Roles" in #announcements\. Let everybody mention @Season, or give it with this link: https:\/\/discord\.com\/oauth2\/authorize\?\S+$/,
  )
  const link = new URL(/https:\S+/.exec(lacks.words ?? '')?.[0] ?? '')
  expect(BigInt(link.searchParams.get('permissions') ?? 0) & (1n << 17n)).toBe(1n << 17n)
  expect(link.searchParams.get('guild_id')).toBe(guild)
  setRights(discord.sandbox, ...RIGHTS)
  // What is written for the bot itself in the channel of the template would win over its role's.
  const bot = discord.sandbox.running.sandbox.world.application.bot
  for (const each of [target, bot]) {
    await discord.sandbox.act('change-overwrite', {
      member: owner,
      channel: place.id,
      target: each,
      deny: ['Send Messages'],
    })
  }
  const closed = await is(await post(), { state: 'failed' })
  expect(closed.words).toBe('Lumi lacks "Send Messages" in #announcements. Allow it in the permissions of the channel.')
})

test('killed between Discord and the database nothing stands twice', async () => {
  await discord.start()
  await discord.sandbox.act('answer-errors', {
    ...{ count: 1, status: 502, when: 'after' },
    route: `POST /channels/${place.id}/messages`,
  })
  const id = await post()
  await until(async () => (await stands()).length === 1, 'it stands', 15_000)
  await discord.stop()
  expect((await show(id)).state).toBe('posting')
  // Long after Discord has forgotten the key.
  shift = 10 * 60_000
  await discord.rows(`update announcement set begun_at = begun_at - interval '10 minutes'`)
  await discord.start()
  await is(id, { state: 'posted' })
  expect(await words()).toHaveLength(1)
})

test('an answer that got lost is asked for again by the same key', async () => {
  await discord.start()
  await discord.sandbox.act('answer-errors', {
    ...{ count: 1, status: 502, when: 'after' },
    route: `POST /channels/${place.id}/messages`,
  })
  await posted()
  expect(await words()).toHaveLength(1)
})

test('one that somebody deletes in Discord is marked, also when that was not heard', async () => {
  await discord.start()
  const [heard, unheard] = [await posted(), await posted({ text: 'Second' })]
  const [first, second] = await stands()
  await discord.sandbox.act('delete', { member: owner, channel: place.id, message: first?.id ?? '' })
  await is(heard, { state: 'deleted', words: 'Somebody deleted it in Discord.' })
  await discord.sandbox.act('gateway', { on: false })
  await discord.sandbox.act('delete', { member: owner, channel: place.id, message: second?.id ?? '' })
  await update(unheard, { text: 'Third' })
  await is(unheard, { state: 'deleted', words: 'Somebody deleted it in Discord.' })
})

test('a channel that is deleted takes what stood in it along, and nothing can be posted there', async () => {
  await discord.start()
  const { channel } = await discord.sandbox.act('create-channel', { member: owner, name: 'news', type: 'announcement' })
  const there = { guild, id: channel, name: 'news' }
  const id = await posted({ place: there })
  setRights(discord.sandbox, ...RIGHTS, 'ManageChannels')
  await discord.sandbox.rest('DELETE', `/channels/${channel}`)
  await is(id, { state: 'deleted', words: 'Somebody deleted its channel in Discord.' })
  const next = await is(await post({ place: there }), { state: 'failed' })
  expect(next.words).toBe('#news was deleted in Discord. Choose another channel.')
})

test('Discord says when more goes out, and that edits of what went out wait', async () => {
  await discord.start()
  await discord.sandbox.act('rate-limit', { seconds: 1800, scope: 'shared', route: 'crosspost' })
  const id = await posted({ crosspost: true })
  const view = await is(id, { crosspost: 'waiting' })
  expect(Date.parse(view.crosspostAt ?? '') - Date.now()).toBeGreaterThan(1_700_000)
  expect(view.words).toMatch(
    /^Discord lets 10 posts of a channel go out in an hour\. This one goes out at \d\d:\d\d\.$/,
  )
  await discord.sandbox.act('rate-limit', { seconds: 0 })
  await discord.stop()
  await discord.rows(`update announcement set crosspost_at = now() where crosspost = 'waiting'`)
  await discord.start()
  await is(id, { crosspost: 'done', words: null })
  await discord.sandbox.act('rate-limit', { seconds: 6, scope: 'shared', route: 'PATCH' })
  await update(id, { text: 'Second' })
  await until(async () => (await show(id)).words !== null, 'it says so')
  expect(await show(id)).toMatchObject({
    editing: true,
    words: expect.stringMatching(/^Discord lets it be edited again at/),
  })
  await discord.sandbox.act('rate-limit', { seconds: 0 })
})

test('only announcement channels publish', async () => {
  await discord.start()
  const general = { guild, id: await discord.sandbox.channel('general'), name: 'general' }
  const view = await is(await posted({ place: general, crosspost: true }), { crosspost: 'failed' })
  expect(view.words).toBe('Only posts in announcement channels go out to other servers, and #general is none.')
})

test('places are told with what the bot lacks there and whether members write there', async () => {
  await discord.start()
  const access = { token: discord.token, apiBase: discord.proxy.apiBase }
  const botId = discord.sandbox.running.sandbox.world.application.bot
  const places = async () => {
    const told = await withDiscord(access, discord.kernel.log, (rest) => readPlaces(rest, { guild, botId }))
    return told.ok ? told.facts : []
  }
  const [first, ...others] = await places()
  expect(first).toMatchObject({ ...place, publishes: true, missing: [], membersWrite: false })
  expect(first?.roles.map(({ name }) => name)).toEqual(expect.arrayContaining(['Moderator', 'Member']))
  expect(others.find(({ name }) => name === 'general')).toMatchObject({ publishes: false, membersWrite: true })
  // Somebody opens the channel to members by hand.
  const member = first?.roles.find(({ name }) => name === 'Member')?.id ?? ''
  await discord.sandbox.act('change-overwrite', {
    ...{ member: owner, channel: place.id, target: member },
    allow: ['Send Messages'],
  })
  expect((await places())[0]).toMatchObject({ membersWrite: true })
})
