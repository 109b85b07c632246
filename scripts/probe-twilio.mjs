import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Asks a live Twilio what docs/unproven.md leaves open. Run by hand, under Node 24:
 *
 *   TWILIO_ACCOUNT_SID=AC… TWILIO_AUTH_TOKEN=… node scripts/probe-twilio.mjs [--write] [--task]
 *
 * Without a word it only reads. `--write` makes a conversation, tries things in it and deletes it; `--task` also asks an agent into it, who sees it
 * ring until it is closed again. TWILIO_API_URL names another server, e.g. the simulated one.
 */
const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token, TWILIO_API_URL: base } = process.env
const wants = new Set(process.argv.slice(2))

const CONVERSATIONS = 'https://conversations.twilio.com/v1'
const FLEX = 'https://flex-api.twilio.com/v1'
const TASKROUTER = 'https://taskrouter.twilio.com/v1'
const EVENTS = 'https://events.twilio.com/v1'
/** Where a webhook may be registered that is never called: it has no events in this probe's time. */
const NOWHERE = 'https://example.org/guildesk-probe'

async function main() {
  if (!account || !token) {
    console.error('Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN to those of an account with Flex.')
    return 2
  }
  const { status, body: flex } = await call('GET', `${FLEX}/Configuration`)
  say('Flex configuration', status === 200 ? `instance ${flex.flex_instance_sid}` : `status ${status}`)
  if (status !== 200) return 1
  await probeService(flex)
  await probeWorkers(flex)
  await probeHooks(flex)
  await probeStreams()
  if (wants.has('--write') || wants.has('--task')) await probeConversation(flex)
  else console.log('\nWith --write a conversation is made and deleted; with --task an agent is asked into it too.')
  return 0
}

async function probeService(flex) {
  const { body } = await call('GET', `${CONVERSATIONS}/Configuration`)
  say('the chat service of Flex is the default one', body.default_chat_service_sid === flex.chat_service_instance_sid)
}

async function probeWorkers({ taskrouter_workspace_sid: workspace }) {
  const { body } = await call('GET', `${TASKROUTER}/Workspaces/${workspace}/Workers?PageSize=5`)
  for (const { sid, friendly_name: name } of body.workers ?? []) {
    const channels = await call('GET', `${TASKROUTER}/Workspaces/${workspace}/Workers/${sid}/Channels?PageSize=50`)
    const ours = channels.body?.worker_channels?.find(({ task_channel_unique_name: unique }) => unique === 'discord')
    const words = ours ? `capacity ${ours.configured_capacity}, available ${ours.available}` : 'there is none'
    say(`worker ${name}, task channel discord`, channels.status === 200 ? words : `status ${channels.status}`)
  }
}

async function probeHooks({ flex_instance_sid: instance }) {
  const { status, body } = await call('GET', `${FLEX}/Instances/${instance}/InteractionWebhooks`)
  const list = Object.entries(body ?? {}).find(([, value]) => Array.isArray(value))
  say('webhooks for interactions', status === 200 ? `listed as ${list?.[0]}` : `status ${status}, code ${body?.code}`)
  for (const each of list?.[1] ?? []) say('  one has the fields', Object.keys(each).join(' '))
}

async function probeStreams() {
  const sinks = await call('GET', `${EVENTS}/Sinks`)
  for (const { description, status } of sinks.body?.sinks ?? []) say(`sink ${description}`, status)
  for (const type of ['taskrouter.task.canceled', 'taskrouter.workflow.timeout', 'conversations.message.added']) {
    const { status } = await call('GET', `${EVENTS}/Types/com.twilio.${type}`)
    say(`event type ${type}`, status === 200 ? 'known' : `status ${status}`)
  }
}

async function probeConversation(flex) {
  const name = `guildesk-probe-${Date.now().toString(36)}`
  const wanted = { UniqueName: name, FriendlyName: 'A probe of Guildesk', State: 'active', 'Timers.Closed': 'P7D' }
  const made = await call('POST', `${CONVERSATIONS}/Conversations`, wanted)
  say('making a conversation with a timer', of(made))
  if (made.status >= 300) return
  const place = `${CONVERSATIONS}/Conversations/${made.body.sid}`
  try {
    say('the same unique name again (409, 50353)', of(await call('POST', `${CONVERSATIONS}/Conversations`, wanted)))
    await probeParticipant(place)
    await probeMessages(place)
    await probeFile(flex, place)
    if (wants.has('--task')) await probeTask(flex, made.body.sid)
    await call('POST', place, { State: 'closed' })
    say('words into a closed one', of(await call('POST', `${place}/Messages`, { Author: 'guildesk', Body: 'late' })))
  } finally {
    say('deleting it', of(await call('DELETE', place)))
  }
}

async function probeParticipant(place) {
  const contact = { Identity: `gd_${'0'.repeat(32)}` }
  say('a participant', of(await call('POST', `${place}/Participants`, contact)))
  say('the same again (409, 50433)', of(await call('POST', `${place}/Participants`, contact)))
  const user = await call('GET', `${CONVERSATIONS}/Users/${contact.Identity}`)
  say('a participant makes the user of its identity', user.status === 200)
  const hook = {
    Target: 'webhook',
    'Configuration.Url': NOWHERE,
    'Configuration.Filters': 'onConversationStateUpdated',
  }
  const all = []
  for (let n = 0; n < 6; n++) all.push(of(await call('POST', `${place}/Webhooks`, hook)))
  say('six webhooks, of which five may be', all.join(' · '))
}

async function probeMessages(place) {
  const past = { Author: 'guildesk_virtual_agent', Body: 'Said yesterday', DateCreated: '2026-01-02T03:04:05Z' }
  const first = await call('POST', `${place}/Messages`, past)
  say('the author need not be a participant', of(first))
  say('what was said before keeps its time', first.body?.date_created)
  const began = Date.now()
  const second = await call('POST', `${place}/Messages`, { Author: 'guildesk', Body: 'now' })
  for (let tries = 1; tries <= 20; tries++) {
    const { body } = await call('GET', `${place}/Messages?Order=desc&PageSize=5`)
    if (body?.messages?.some(({ sid }) => sid === second.body?.sid)) {
      say('a message is listed after', `${Date.now() - began} ms`)
      break
    }
    await sleep(100)
  }
  say('indexes', `${first.body?.index}, ${second.body?.index}`)
  say(
    'words of 33,000 bytes',
    of(await call('POST', `${place}/Messages`, { Author: 'guildesk', Body: 'x'.repeat(33_000) })),
  )
}

/** The media service has no published description. */
async function probeFile({ chat_service_instance_sid: service }, place) {
  const media = `https://mcs.us1.twilio.com/v1/Services/${service}/Media`
  const form = new FormData()
  form.set('Media', new Blob(['a probe'], { type: 'text/plain' }), 'probe.txt')
  const sent = await call('POST', media, form)
  say('a file as a form', `${of(sent)}, named ${sent.body?.filename}`)
  if (!sent.body?.sid) return
  const told = await call('POST', `${place}/Messages`, { Author: 'guildesk', MediaSid: sent.body.sid })
  say('a message that bears it', of(told))
  const read = await call('GET', `${media}/${sent.body.sid}`)
  const direct = read.body?.links?.content_direct_temporary
  say('its temporary address is at', direct ? new URL(direct).host : 'nowhere')
}

async function probeTask(flex, conversation) {
  const { taskrouter_workspace_sid: workspace, taskrouter_target_workflow_sid: workflow } = flex
  const attributes = { channelType: 'discord', name: 'A probe of Guildesk', conversationSid: conversation }
  const properties = { workspace_sid: workspace, workflow_sid: workflow, task_channel_unique_name: 'chat', attributes }
  const made = await call('POST', `${FLEX}/Interactions`, {
    Channel: JSON.stringify({ type: 'web', initiated_by: 'api', properties: { media_channel_sid: conversation } }),
    Routing: JSON.stringify({ properties }),
  })
  say('an interaction of type web', of(made))
  say('its answer names the task', made.body?.routing?.properties?.sid !== undefined)
  if (!made.body?.sid) return
  await sleep(3000)
  const where = `EvaluateTaskAttributes=${encodeURIComponent(`conversationSid == "${conversation}"`)}`
  const { body } = await call('GET', `${TASKROUTER}/Workspaces/${workspace}/Tasks?${where}`)
  say('its task is found by its attributes', body?.tasks?.length)
  say('  which have', Object.keys(JSON.parse(body?.tasks?.[0]?.attributes ?? '{}')).join(' '))
  const channels = await call('GET', `${FLEX}/Interactions/${made.body.sid}/Channels`)
  const [channel] = channels.body?.channels ?? []
  say('its channel', channel?.status)
  if (!channel) return
  const one = `${FLEX}/Interactions/${made.body.sid}/Channels/${channel.sid}`
  say('closing it', of(await call('POST', one, { Status: 'closed' })))
  say('closing it twice (80906)', of(await call('POST', one, { Status: 'closed' })))
  const after = await call('GET', `${CONVERSATIONS}/Conversations/${conversation}`)
  say('the conversation is closed with it', after.body?.state)
}

const of = ({ status, body }) => (status < 300 ? 'taken' : `status ${status}, code ${body?.code ?? 'none'}`)

async function call(method, address, sent) {
  const { host, pathname, search } = new URL(address)
  const url = base ? `${base.replace(/\/+$/, '')}/${host}${pathname}${search}` : address
  const body = sent === undefined || sent instanceof FormData ? sent : new URLSearchParams(sent)
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`
  const answer = await fetch(url, { method, headers: { authorization }, ...(body ? { body } : {}) })
  const text = await answer.text()
  return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : undefined }
}

function say(what, found) {
  const words = found === true ? 'yes' : found === false ? 'NO' : found
  console.log(`${what.padEnd(52)} ${words}`)
}

process.exitCode = await main().catch((error) => {
  console.error(`The probe ended: ${error.message}`)
  return 1
})
