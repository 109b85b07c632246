import type { AsideAsked } from '../../../core/routing/aside/aside.ts'
import { keepAside } from '../../../core/routing/aside/keep-aside.ts'
import { proposeAside } from '../../../core/routing/aside/propose-aside.ts'
import { readAside } from '../../../core/routing/aside/read-aside.ts'
import { findBlocks } from '../../../core/safety/find-blocks.ts'
import { agentOfGuild } from '../../../core/workspace/agent-of-guild.ts'
import { type ReadSettings, readSettings } from '../../../core/workspace/settings.ts'
import { shortId } from '../../../kernel/ids.ts'
import { SILENT } from '../outbound/compose.ts'
import { staffOf } from '../reports/staff-of.ts'
import { fieldsOf, idOf, isFields, textOf } from '../shapes.ts'
import { questionId } from './ask-id.ts'
import type { AsksOptions } from './asks.ts'
import { drawUnasked } from './draw-aside.ts'
import { loadImages } from './load-images.ts'
import type { NewPost } from './requests.ts'

/** So many of the newest messages of a post are looked at for an answer of ours whose keeping was cut off. */
const LOOKED_AT = 50

export interface PostsOptions extends AsksOptions {
  botId: string
}

/** Answers new posts of the chosen forums unasked: each once, and only where the virtual agent is surer than elsewhere. */
export class Posts {
  readonly #options: PostsOptions

  constructor(options: PostsOptions) {
    this.#options = options
  }

  /** Never throws: a post that cannot be answered now waits for people, as it would without us. */
  async answer(post: NewPost): Promise<void> {
    const { kernel } = this.#options
    try {
      await this.#answer(post)
    } catch (error) {
      kernel.log.warn({ err: error }, 'a post of a forum could not be answered')
    }
  }

  async #answer(post: NewPost): Promise<void> {
    const { kernel, workspace } = this.#options
    const { contact, guildId } = post.by
    const settings = await readSettings(kernel.db, workspace)
    const { forums, name } = agentOfGuild(settings, guildId)
    if (forums.length === 0) return
    const title = await this.#titleIn(post.id, forums)
    if (title === null) return
    const id = questionId(workspace, post.id)
    if (await readAside(kernel.db, workspace, id, contact.address)) return
    if (await staffOf(kernel, workspace, post.by)) return
    const addresses = [contact.address]
    const who = { workspace, channel: 'discord' as const, addresses, now: kernel.clock.now() }
    if ((await findBlocks(kernel.db, who)).size > 0) return
    const locale = await this.#localeOf(contact.address, settings)
    const words = [title, post.words].join('\n').trim()
    const asked: AsideAsked = { id, way: 'forum', contact, guild: guildId, words, locale, article: null }
    const aside = await proposeAside(kernel.db, this.#options, asked)
    if (aside.kind !== 'answer') return
    if (!(await this.#hasAnswered(post.id))) {
      const said = drawUnasked(aside, { question: id, locale: aside.articles[0]?.locale ?? locale, name })
      if (!(await this.#post(post.id, id, said, await loadImages(this.#options.blobs, aside.articles)))) return
    }
    await keepAside(kernel, workspace, asked, aside)
  }

  /** The post's title, where it stands in one of these forums; null elsewhere. */
  async #titleIn(post: string, forums: readonly { id: string }[]): Promise<string | null> {
    const answer = await this.#options.rest.call({ method: 'GET', route: `/channels/${post}` })
    if (!answer.ok || !isFields(answer.body)) return null
    const parent = idOf(answer.body, 'parent_id')
    return forums.some(({ id }) => id === parent) ? (textOf(answer.body, 'name') ?? '') : null
  }

  /** As they are spoken to elsewhere; of whom nothing is known, the workspace's language. */
  async #localeOf(address: string, settings: ReadSettings): Promise<string> {
    const { kernel, workspace } = this.#options
    const [row] = await kernel.db.run<{ locale: string | null }>(
      {
        name: 'discord_poster_locale',
        text: `select coalesce(locale, spoken) as locale from identity where workspace = $1 and channel = 'discord' and address = $2`,
      },
      [workspace, address],
    )
    return row?.locale ?? settings.locale
  }

  async #hasAnswered(post: string): Promise<boolean> {
    const { rest, botId } = this.#options
    const query = { limit: String(LOOKED_AT), after: post }
    const answer = await rest.call({ method: 'GET', route: `/channels/${post}/messages`, query })
    if (!answer.ok || !Array.isArray(answer.body)) return false
    return answer.body.filter(isFields).some((message) => idOf(fieldsOf(message, 'author') ?? {}, 'id') === botId)
  }

  async #post(
    post: string,
    question: string,
    { content, embeds, components }: ReturnType<typeof drawUnasked>,
    files: Awaited<ReturnType<typeof loadImages>>,
  ): Promise<boolean> {
    const { rest, kernel } = this.#options
    const body = {
      ...{ content, components, allowed_mentions: SILENT, nonce: shortId(question), enforce_nonce: true },
      ...(embeds ? { embeds } : {}),
      message_reference: { message_id: post, fail_if_not_exists: false },
    }
    const answer = await rest.call({ method: 'POST', route: `/channels/${post}/messages`, body, files })
    if (!answer.ok) kernel.log.warn({ failure: answer.failure }, 'a post of a forum could not be answered')
    return answer.ok
  }
}
