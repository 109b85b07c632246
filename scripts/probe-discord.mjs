import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

/**
 * Asks a live Discord what docs/unproven.md leaves open. Run by hand, under Node 24:
 *
 *   DISCORD_TOKEN=… node scripts/probe-discord.mjs [user id] [--late] [--server <id>] [--write]
 *
 * Without a user id it only reads. With one it writes a few messages into the bot's direct message with that user and deletes
 * them again; `--late` waits three minutes to see whether a nonce is still known. `--server` reads a server that the bot is in; with `--write`
 * it makes two roles and two channels there that nobody else sees, acts in them, and deletes them. DISCORD_API_URL names another Discord.
 */
const token = process.env.DISCORD_TOKEN
const api = `${process.env.DISCORD_API_URL ?? 'https://discord.com/api'}/v10`
const { values: wishes, positionals } = parseArgs({
  allowPositionals: true,
  options: { late: { type: 'boolean' }, server: { type: 'string' }, write: { type: 'boolean' } },
})
const [user] = positionals
const { late, server, write } = wishes

const INTENTS = { guilds: 1 << 0, directMessages: 1 << 12 }
const MESSAGE_CONTENT = (1 << 18) | (1 << 19)
const [TEXT, ANNOUNCEMENT] = [0, 5]
const [VIEW_CHANNEL, ADMINISTRATOR] = [String(1 << 10), String(1 << 3)]

async function main() {
  if (!token) {
    console.error('Set DISCORD_TOKEN to the token of an application of your own.')
    return 2
  }
  if (!(await probeApplication())) return 1
  const gateway = await openGateway(await probeGateway())
  if (user) await probeMessages(user, gateway)
  else console.log('\nWith a user id as argument, nonces and echoes are tried too.')
  if (server) await probeServer(server)
  else console.log('With --server and its id, a server is read too.')
  gateway.close()
  return 0
}

async function probeApplication() {
  const { status, body } = await call('GET', '/applications/@me')
  say('GET /applications/@me', status === 200 ? 'answered' : `status ${status}, code ${body?.code}`)
  if (status !== 200) return false
  say('the bot user stands in the answer', body.bot !== undefined)
  say('MESSAGE_CONTENT is granted (flags 1 << 18 or 1 << 19)', ((body.flags ?? 0) & MESSAGE_CONTENT) !== 0)
  const commands = await call('GET', `/applications/${body.id}/commands`)
  say(
    'commands',
    Array.isArray(commands.body) ? commands.body.map(({ name }) => `/${name}`).join(' ') : commands.status,
  )
  return true
}

async function probeGateway() {
  const { body, headers } = await call('GET', '/gateway/bot')
  say('gateway', body.url)
  say('session starts left', `${body.session_start_limit?.remaining} of ${body.session_start_limit?.total}`)
  say('rate-limit headers come along', headers.get('x-ratelimit-bucket') !== null)
  return body.url
}

async function probeMessages(userId, gateway) {
  const opened = await call('POST', '/users/@me/channels', { recipient_id: userId })
  say('opening the direct message', `status ${opened.status}, code ${opened.body?.code ?? 'none'}`)
  if (opened.status !== 200) return
  const route = `/channels/${opened.body.id}/messages`
  const nonce = `probe${Date.now().toString(36)}`
  const words = { content: 'A probe of Guildesk; it is deleted at once.', nonce, enforce_nonce: true }
  const echo = gateway.next('MESSAGE_CREATE', (data) => data.channel_id === opened.body.id)
  const first = await call('POST', route, words)
  say('sending (50007: this user takes no messages)', `status ${first.status}, code ${first.body?.code ?? 'none'}`)
  if (first.status !== 200) return
  const sent = new Set([first.body.id])
  say('our own message comes back over the gateway with its nonce', (await echo)?.nonce === nonce)
  const again = await call('POST', route, words)
  sent.add(again.body.id)
  say('the same nonce again gives the same message', again.body.id === first.body.id)
  const page = await call('GET', `${route}?limit=1`)
  say('the history shows the nonce', page.body?.[0]?.nonce !== undefined)
  const long = await call('POST', route, { content: 'x'.repeat(2001) })
  if (long.status === 200) sent.add(long.body.id)
  say('2,001 characters are refused', `status ${long.status}, code ${long.body?.code ?? 'none'}`)
  if (late) sent.add(await probeLate(route, words, first.body.id))
  for (const id of sent) if (id) await call('DELETE', `${route}/${id}`)
}

async function probeLate(route, words, firstId) {
  await sleep(180_000)
  const { body } = await call('POST', route, words)
  say('the same nonce after three minutes gives the same message', body.id === firstId)
  return body.id
}

/** What a server kept as a file stands on: how things are placed, what is read without an intent, what Community and AutoMod take. */
async function probeServer(id) {
  const guild = await call('GET', `/guilds/${id}`)
  say('\nGET /guilds/{id}', guild.status === 200 ? 'answered' : `status ${guild.status}, code ${guild.body?.code}`)
  if (guild.status !== 200) return
  const community = guild.body.features.includes('COMMUNITY')
  say('COMMUNITY is on', community)
  const { body: me } = await call('GET', '/users/@me')
  const search = await call('GET', `/guilds/${id}/members/search?query=${me.username.slice(0, 2)}&limit=5`)
  say('searching members without the intent', answerOf(search))
  const rules = await call('GET', `/guilds/${id}/auto-moderation/rules`)
  const ours = Array.isArray(rules.body) && rules.body.filter((rule) => rule.creator_id === me.id).length
  say('AutoMod rules', rules.status === 200 ? `${rules.body.length}, of which ${ours} are the bot's` : answerOf(rules))
  const threads = await call('GET', `/guilds/${id}/threads/active`)
  say('active threads', threads.status === 200 ? threads.body.threads.length : answerOf(threads))
  await probePicture(me)
  if (write) await probeBuilding(id, me.id, community)
  else console.log('With --write, roles and channels are made there and deleted again.')
}

/** Pictures are compared as PNG: whether they come as such. Only where Discord's own host has them. */
async function probePicture({ id, avatar }) {
  if (!avatar || process.env.DISCORD_API_URL) return say('the picture as PNG', 'not asked')
  const answer = await fetch(`https://cdn.discordapp.com/avatars/${id}/${avatar}.png?size=64`)
  say('the picture as PNG', `status ${answer.status}, ${answer.headers.get('content-type')}`)
}

async function probeBuilding(guild, bot, community) {
  const made = []
  const make = async (what, path, body) => {
    const answer = await call('POST', `/guilds/${guild}/${path}`, body)
    say(what, answer.status < 300 ? `position ${answer.body.position}` : answerOf(answer))
    if (answer.status < 300)
      made.push(path === 'roles' ? `/guilds/${guild}/roles/${answer.body.id}` : `/channels/${answer.body.id}`)
    return answer.status < 300 ? answer.body : null
  }
  try {
    const role = await make('a role is made', 'roles', { name: 'guildesk-probe-1', permissions: '0' })
    const other = await make('another role is made', 'roles', { name: 'guildesk-probe-2', permissions: '0' })
    await probeRoles(guild, bot, [role, other])
    const hidden = [
      { id: guild, type: 0, allow: '0', deny: VIEW_CHANNEL },
      { id: bot, type: 1, allow: VIEW_CHANNEL, deny: '0' },
    ]
    const type = community ? ANNOUNCEMENT : TEXT
    const first = await make('a hidden channel is made', 'channels', {
      name: 'guildesk-probe',
      type,
      permission_overwrites: hidden,
    })
    await make('another one is made', 'channels', { name: 'guildesk-probe', type: TEXT, permission_overwrites: hidden })
    if (first) await probePosting(first.id, role, community)
  } finally {
    for (const path of made.reverse()) say(`deleting ${path}`, answerOf(await call('DELETE', path)))
  }
}

/** Where new roles stand, whether making them moves the bot's own, and what sorting says. Nothing is put above the bot's, which could not be undone by it. */
async function probeRoles(guild, bot, pair) {
  const ids = pair.map((role) => role?.id)
  const placesOf = (roles) => ids.map((id) => roles.find((role) => role.id === id)?.position).join(' and ')
  const { body: roles } = await call('GET', `/guilds/${guild}/roles`)
  const own = roles.find(({ tags }) => tags?.bot_id === bot)
  say("the bot's own role, then the two", `${own?.position}, then ${placesOf(roles)}`)
  if (!pair.every(Boolean)) return
  const sorted = await call(
    'PATCH',
    `/guilds/${guild}/roles`,
    ids.map((id, at) => ({ id, position: at + 1 })),
  )
  say('sorting the two to 1 and 2', sorted.status === 200 ? placesOf(sorted.body) : answerOf(sorted))
  const given = await call('PATCH', `/guilds/${guild}/roles/${ids[0]}`, { permissions: ADMINISTRATOR })
  say('giving one Administrator (refused where the bot has it not)', answerOf(given))
}

async function probePosting(channel, role, community) {
  const words = {
    content: `A probe of Guildesk <@&${role?.id ?? 0}>`,
    allowed_mentions: { parse: [], roles: role ? [role.id] : [] },
  }
  const { status, body } = await call('POST', `/channels/${channel}/messages`, words)
  say('a message that mentions the role', `status ${status}, mentions ${body?.mention_roles?.length}`)
  if (status !== 200) return
  say('pinning it', answerOf(await call('PUT', `/channels/${channel}/messages/pins/${body.id}`)))
  if (!community) return say('publishing it', 'not tried: COMMUNITY is off')
  const route = `/channels/${channel}/messages/${body.id}`
  const published = await call('POST', `${route}/crosspost`)
  say('publishing it', answerOf(published))
  const headers = ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset-after']
  say('limits of publishing, as told', headers.map((name) => published.headers.get(name)).join(', '))
  say('publishing it again', answerOf(await call('POST', `${route}/crosspost`)))
  say('changing what is published', answerOf(await call('PATCH', route, { content: 'A probe of Guildesk, changed' })))
}

const answerOf = ({ status, body }) => `status ${status}, code ${body?.code ?? 'none'}`

/** Identifies with unprivileged intents and tells what READY brings; `next` waits five seconds for an event. */
async function openGateway(url) {
  const socket = new WebSocket(`${url}/?v=10&encoding=json`)
  const waiting = new Set()
  const ready = Promise.withResolvers()
  let beat
  socket.addEventListener('message', ({ data }) => {
    const { op, t, d } = JSON.parse(String(data))
    if (op === 10) {
      beat = setInterval(() => socket.send(JSON.stringify({ op: 1, d: null })), d.heartbeat_interval)
      const intents = INTENTS.guilds | INTENTS.directMessages
      const properties = { os: process.platform, browser: 'guildesk-probe', device: 'guildesk-probe' }
      socket.send(JSON.stringify({ op: 2, d: { token, intents, properties } }))
    }
    if (t === 'READY') ready.resolve(d)
    for (const listener of waiting) listener(t, d)
  })
  socket.addEventListener('close', ({ code, reason }) => ready.reject(new Error(`closed: ${code} ${reason}`)))
  socket.addEventListener('error', () => ready.reject(new Error('the gateway cannot be reached')))
  const { resume_gateway_url, guilds, private_channels } = await ready.promise
  say('READY names a resume address', resume_gateway_url !== undefined)
  say('guilds', guilds.length)
  say('READY lists direct messages', (private_channels ?? []).length > 0)
  return {
    next: (type, wanted) => nextEvent(waiting, type, wanted),
    close() {
      clearInterval(beat)
      socket.close(1000)
    },
  }
}

function nextEvent(waiting, type, wanted) {
  const { promise, resolve } = Promise.withResolvers()
  const listener = (t, data) => t === type && wanted(data) && resolve(data)
  waiting.add(listener)
  const timer = setTimeout(resolve, 5000)
  return promise.finally(() => {
    clearTimeout(timer)
    waiting.delete(listener)
  })
}

async function call(method, path, content) {
  const response = await fetch(`${api}${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, ...(content ? { 'content-type': 'application/json' } : {}) },
    ...(content ? { body: JSON.stringify(content) } : {}),
  })
  if (response.status === 429) {
    await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000)
    return call(method, path, content)
  }
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined }
}

function say(what, answer) {
  console.log(`${what}: ${answer === true ? 'yes' : answer === false ? 'no' : answer}`)
}

process.exitCode = await main().catch((error) => {
  console.error(`The probe ended: ${error.message}`)
  return 1
})
