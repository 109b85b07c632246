import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks a live Discord what docs/unproven.md leaves open. Run by hand, under Node 24:
 *
 *   DISCORD_TOKEN=… node scripts/probe-discord.mjs [user id] [--late]
 *
 * Without a user id it only reads. With one it writes a few messages into the bot's direct message with that user and deletes
 * them again; `--late` waits three minutes to see whether a nonce is still known. DISCORD_API_URL names another server.
 */
const token = process.env.DISCORD_TOKEN
const api = `${process.env.DISCORD_API_URL ?? 'https://discord.com/api'}/v10`
const [user] = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const late = process.argv.includes('--late')

const INTENTS = { guilds: 1 << 0, directMessages: 1 << 12 }
const MESSAGE_CONTENT = (1 << 18) | (1 << 19)

async function main() {
  if (!token) {
    console.error('Set DISCORD_TOKEN to the token of an application of your own.')
    return 2
  }
  if (!(await probeApplication())) return 1
  const gateway = await openGateway(await probeGateway())
  if (user) await probeMessages(user, gateway)
  else console.log('\nWith a user id as argument, nonces and echoes are tried too.')
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
