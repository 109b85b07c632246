import type { RawFile } from '@discordjs/rest'
import { ChannelType, ThreadAutoArchiveDuration } from 'discord-api-types/v10'
import type { Outcome, SendOperation } from '../../../core/delivery/channel.ts'
import { text } from '../../../texts/format.ts'
import type { Failure } from '../rest/failure.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, numberOf, textOf } from '../shapes.ts'
import type { ThreadFacts } from '../threads.ts'
import { compose, SILENT } from './compose.ts'
import { Code, isCode, lacksPermission } from './outcome.ts'
import { post } from './post.ts'
import { isIn, threadHome } from './thread-home.ts'
import { threadName } from './thread-name.ts'
import type { Tools } from './tools.ts'

/** Looked for and created threads change nothing for the member, so after a doubtful end we simply look again. */
const LOOK_AGAIN_MS = 2000

/** The rung was tried in vain: why, and whether a person can change that. */
export interface NoThread {
  permission: string | null
}

type Found = { ok: true; thread: ThreadFacts } | { ok: false; outcome: Outcome | NoThread }

/** The second rung: a private thread in the channel in which the member last asked for help, else in the support channel. */
export async function sendToThread(
  tools: Tools,
  operation: SendOperation,
  files: RawFile[],
  key: string,
): Promise<Outcome | NoThread> {
  for (let renewed = false; ; renewed = true) {
    const found = await findThread(tools, operation)
    if (!found.ok) return found.outcome
    const { threadId, parentId } = found.thread
    const where = { channelId: threadId, key, replyButton: needsReplyButton(tools, threadId) }
    const composed = { ...compose(operation, files, where), urgency: operation.urgency }
    let posted = await post(tools.rest, tools.echoes, threadId, composed)
    if (!posted.ok && isCode(posted.failure, Code.threadArchived)) {
      await unarchive(tools, threadId)
      posted = await post(tools.rest, tools.echoes, threadId, composed)
    }
    if (posted.ok) return { result: 'done', externalId: posted.id, place: { kind: 'thread', id: threadId } }
    if (isCode(posted.failure, Code.unknownChannel) && !renewed) {
      await tools.threads.forget(threadId)
      continue
    }
    if (isCode(posted.failure, Code.threadLocked)) {
      return {
        permission: await permissionLine(tools, 'write in the locked private thread', 'Manage Threads', parentId),
      }
    }
    if (!lacksPermission(posted.failure)) return tools.outcomeOf(posted.failure)
    return { permission: await permissionLine(tools, 'write in private threads', 'Send Messages in Threads', parentId) }
  }
}

async function findThread(tools: Tools, { to }: SendOperation): Promise<Found> {
  const placed = to.place?.kind === 'thread' && to.place.id ? tools.threads.get(to.place.id) : undefined
  const home = placed ? null : await threadHome(tools, to)
  const known = placed ?? (home ? tools.threads.of(to.address, home.channelId) : undefined)
  if (known) return { ok: true, thread: known }
  // Who wrote out of the blue may be in another guild than the support channel: nobody is told of a thread that they cannot see.
  const isTheirs = home && (to.origin !== null || (await isIn(tools, home.guildId, to.address)) !== false)
  if (!isTheirs) return { ok: false, outcome: { permission: null } }
  const { guildId, channelId } = home
  const name = threadName(to.name, to.address)
  const made =
    (await adoptable(tools, { guildId, channelId, name, userId: to.address })) ?? (await create(tools, channelId, name))
  if (typeof made !== 'string') return { ok: false, outcome: await whyNot(tools, made, channelId) }
  const thread = { threadId: made, userId: to.address, guildId, parentId: channelId }
  const added = await tools.rest.call({ method: 'PUT', route: `/channels/${made}/thread-members/${to.address}` })
  if (!added.ok) return { ok: false, outcome: await whyNot(tools, added.failure, channelId) }
  await introduce(tools, made, to.locale)
  await tools.threads.add(thread, tools.now())
  return { ok: true, thread }
}

/**
 * A thread that we made for this member and could not note any more. Another member may bear the same name, so it is taken
 * only when the member is in it, or nobody but us.
 */
async function adoptable(
  tools: Tools,
  wanted: { guildId: string; channelId: string; name: string; userId: string },
): Promise<string | Failure | null> {
  const answer = await tools.rest.call({ method: 'GET', route: `/guilds/${wanted.guildId}/threads/active` })
  if (!answer.ok) return unlessRefused(answer.failure)
  const threads = isFields(answer.body) ? listOf(answer.body, 'threads') : []
  for (const thread of threads) {
    const id = idOf(thread, 'id')
    if (!id || tools.threads.get(id) || !isOurs(thread, wanted, tools.account.botId)) continue
    const member = await tools.rest.call({ method: 'GET', route: `/channels/${id}/thread-members/${wanted.userId}` })
    if (member.ok || (numberOf(thread, 'member_count') ?? 2) <= 1) return id
    const failure = unlessRefused(member.failure)
    if (failure) return failure
  }
  return null
}

/** Not having been able to look is no reason to make a second thread. */
const unlessRefused = (failure: Failure): Failure | null => (failure.kind === 'refused' ? null : failure)

function isOurs(thread: Fields, wanted: { channelId: string; name: string }, botId: string): boolean {
  return (
    idOf(thread, 'parent_id') === wanted.channelId &&
    idOf(thread, 'owner_id') === botId &&
    textOf(thread, 'name') === wanted.name &&
    numberOf(thread, 'type') === ChannelType.PrivateThread &&
    fieldsOf(thread, 'thread_metadata')?.locked !== true
  )
}

async function create(tools: Tools, channelId: string, name: string): Promise<string | Failure> {
  const answer = await tools.rest.call({
    method: 'POST',
    route: `/channels/${channelId}/threads`,
    body: {
      name,
      type: ChannelType.PrivateThread,
      invitable: false,
      auto_archive_duration: ThreadAutoArchiveDuration.OneWeek,
    },
  })
  if (!answer.ok) return answer.failure
  const id = isFields(answer.body) ? idOf(answer.body, 'id') : null
  return id ?? { kind: 'unknown', detail: 'The answer could not be read.' }
}

/** Says why they are here, once: a second try within minutes yields the same message. */
async function introduce(tools: Tools, threadId: string, locale: string): Promise<void> {
  const key = `t${threadId}`
  const content = text(locale, tools.account.messageContent ? 'threadOpened' : 'threadOpenedByButton')
  await post(tools.rest, tools.echoes, threadId, {
    body: { content, nonce: key, enforce_nonce: true, allowed_mentions: SILENT },
    files: [],
    urgency: 'live',
  })
}

/** Whether the member's own words come empty there, so that our messages offer a form. */
export const needsReplyButton = (tools: Tools, channelId: string): boolean =>
  !tools.account.messageContent && tools.threads.get(channelId) !== undefined

export async function unarchive(tools: Tools, threadId: string): Promise<void> {
  await tools.rest.call({ method: 'PATCH', route: `/channels/${threadId}`, body: { archived: false } })
}

async function whyNot(tools: Tools, failure: Failure, channelId: string): Promise<Outcome | NoThread> {
  if (failure.kind === 'unknown') {
    const at = new Date(tools.now().getTime() + LOOK_AGAIN_MS)
    return { result: 'later', at, detail: failure.detail }
  }
  if (lacksPermission(failure)) {
    const right = isCode(failure, Code.missingAccess) ? 'View Channel' : 'Create Private Threads'
    return { permission: await permissionLine(tools, 'create private threads', right, channelId) }
  }
  // The channel is gone, or of a kind that has no private threads: the next rung.
  if (failure.kind === 'refused') return { permission: null }
  return tools.outcomeOf(failure)
}

async function permissionLine(tools: Tools, what: string, right: string, channelId: string): Promise<string> {
  const channel = await tools.guilds.nameChannel(channelId)
  return `${tools.account.botName} may not ${what} in ${channel}. Give it "${right}" there, then try again.`
}
