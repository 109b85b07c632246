import { answerFor } from '../../../core/knowledge/answer-for.ts'
import { readAside } from '../../../core/routing/aside/read-aside.ts'
import type { BlobStore } from '../../../kernel/blobs.ts'
import { shortId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { SILENT } from '../outbound/compose.ts'
import type { DiscordRest } from '../rest/client.ts'
import { drawForAll, type Look } from './draw-aside.ts'
import { loadImages } from './load-images.ts'

interface ShowOptions {
  kernel: Kernel
  workspace: number
  rest: DiscordRest
  blobs: BlobStore
}

interface Shown {
  question: string
  channel: string
  message: string
  /** Of who shows it, and had asked. */
  address: string
  look: Look
}

/**
 * Posts the article that was found for somebody's message as a reply to it, which calls nobody. Pressed twice it stands there once.
 * Answers the key of what to say about it.
 */
export async function showToAll(
  { kernel, workspace, rest, blobs }: ShowOptions,
  { question, channel, message, address, look }: Shown,
): Promise<'askShowDone' | 'askShowFailed' | 'asideGone'> {
  const kept = await readAside(kernel.db, workspace, question, address)
  const given = kept?.theirs ? kept.given : null
  const [article] = given ? await answerFor(kernel.db, workspace, [given], look.locale) : []
  if (!article) return 'asideGone'
  const judged = { nearest: article.original, sureness: 1, model: null }
  const { content, embeds } = drawForAll({ kind: 'answer', articles: [article], composed: null, ...judged }, look)
  const answer = await rest.call({
    method: 'POST',
    route: `/channels/${channel}/messages`,
    body: {
      ...{ content, embeds, allowed_mentions: SILENT, nonce: shortId(question), enforce_nonce: true },
      message_reference: { message_id: message, fail_if_not_exists: false },
    },
    files: await loadImages(blobs, [article]),
  })
  return answer.ok ? 'askShowDone' : 'askShowFailed'
}
