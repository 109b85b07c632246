import type { RawFile } from '@discordjs/rest'
import type { Outcome, SendOperation } from '../../../core/delivery/channel.ts'
import { inWords, loadFiles } from './compose.ts'
import { sendDirect } from './direct.ts'
import { sendEphemeral } from './ephemeral.ts'
import { sendToThread } from './thread.ts'
import { isIn } from './thread-home.ts'
import type { Tools } from './tools.ts'

/**
 * Sends one message by the first way that is open: direct message, private thread, ephemeral note. Where the member went on
 * in the thread, the thread comes first; once direct messages were refused they are tried last, until the member shows that
 * they are open.
 */
export async function send(tools: Tools, operation: SendOperation, key: string): Promise<Outcome> {
  const files = await loadFiles(operation)
  if (!files)
    return { result: 'failed', cause: 'too_large', detail: 'Discord takes 10 MB per file and 25 MB together.' }
  if (operation.directOnly) return sendOnlyDirect(tools, operation, files, key)
  const { to } = operation
  const inThread = to.place?.kind === 'thread' && to.place.id !== null && tools.threads.get(to.place.id) !== undefined
  const { refused } = await tools.members.get(to.address)
  if (!inThread && !refused) {
    const direct = await sendDirect(tools, operation, files, key)
    if (direct !== 'refused') return direct
    await tools.members.refused(to.address, tools.now())
    if (await hasLeft(tools, operation)) return left(tools, operation)
  }
  const threaded = await sendThroughThread(tools, operation, files, key)
  if ('result' in threaded) return threaded
  const noted = await sendEphemeral(tools, operation, files)
  if (noted !== 'dead') return noted
  if (refused && !inThread) {
    // No other way is open: an agent who tries again may know that direct messages are open by now.
    const direct = await sendDirect(tools, operation, files, key)
    if (direct !== 'refused') {
      if (direct.result === 'done') await tools.members.refused(to.address, null)
      return direct
    }
    if (await hasLeft(tools, operation)) return left(tools, operation)
  }
  if (threaded.permission) return { result: 'failed', cause: 'no_permission', detail: threaded.permission }
  return {
    result: 'failed',
    cause: 'closed',
    detail: 'Direct messages are closed or blocked, and there is no other way.',
  }
}

/** What a crowd is told: only where a direct message is open already, so that nothing is opened for many at once. */
async function sendOnlyDirect(tools: Tools, operation: SendOperation, files: RawFile[], key: string): Promise<Outcome> {
  const { address, place } = operation.to
  const { directChannelId, refused } = await tools.members.get(address)
  const open = directChannelId !== null || place?.kind === 'direct'
  if (refused || !open) return noDirect
  const direct = await sendDirect(tools, operation, files, key)
  if (direct !== 'refused') return direct
  await tools.members.refused(address, tools.now())
  return noDirect
}

const noDirect: Outcome = { result: 'failed', cause: 'closed', detail: 'No direct message with this person is open.' }

/** Where the bot may attach no files or show no cards, the words of a card get through without it. */
async function sendThroughThread(
  tools: Tools,
  operation: SendOperation,
  files: RawFile[],
  key: string,
): ReturnType<typeof sendToThread> {
  const threaded = await sendToThread(tools, operation, files, key)
  if ('result' in threaded || !threaded.permission || !operation.card) return threaded
  return sendToThread(tools, inWords(operation), operation.card.picture ? files.slice(0, -1) : files, key)
}

async function hasLeft(tools: Tools, { to }: SendOperation): Promise<boolean> {
  // Who wrote out of the blue has shown no guild; where there is one only, it is the one that they share with us.
  const guildId = to.origin?.guildId ?? (await tools.members.get(to.address)).guildId ?? tools.guilds.onlyGuild()
  return guildId !== null && (await isIn(tools, guildId, to.address)) === false
}

async function left(tools: Tools, { to }: SendOperation): Promise<Outcome> {
  await tools.members.left(to.address, tools.now())
  return { result: 'failed', cause: 'left', detail: 'This person has left the server.' }
}
