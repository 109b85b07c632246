import { findAgentByDiscord } from '../../../core/agent/find-agent-by-discord.ts'
import { proveDiscord } from '../../../core/agent/prove-discord.ts'
import { publicNameOf } from '../../../core/agent/public-name.ts'
import { takeConversation } from '../../../core/conversation/take-conversation.ts'
import { Refusal } from '../../../kernel/errors.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { escapeMarkdown } from '../../../protocol/escape.ts'
import { text } from '../../../texts/format.ts'
import type { Asking, StaffAct } from '../inbound/view.ts'
import type { Interactions } from '../interactions/interactions.ts'

const MINUTE_MS = 60_000

export interface StaffActsOptions {
  kernel: Kernel
  workspace: number
  /** Address of the desk, without a slash at the end. */
  publicUrl: string
}

/** What agents do without leaving Discord: prove their account, and take who waits. Who they are is asked each time. */
export class StaffActs {
  readonly #options: StaffActsOptions

  constructor(options: StaffActsOptions) {
    this.#options = options
  }

  /** Performs one and answers it. Never throws. */
  async perform(interactions: Interactions, asking: Asking, act: StaffAct): Promise<void> {
    const { log } = this.#options.kernel
    const answer = interactions.open(asking, { whenLate: () => null, pressed: act.act === 'take' })
    try {
      await answer.say(act.act === 'take' ? await this.#take(asking, act.conversation) : await this.#link(asking, act))
    } catch (error) {
      log.warn({ err: error, act: act.act }, 'what an agent asked for in Discord could not be done')
      await answer.say(text(asking.locale, act.act === 'take' ? 'takeTryAgain' : 'linkTryAgain'))
    }
  }

  async #take({ userId, locale }: Asking, conversation: string): Promise<string> {
    const { kernel, workspace, publicUrl } = this.#options
    const agent = await findAgentByDiscord(kernel.db, workspace, userId)
    if (!agent) return text(locale, 'takeNotLinked')
    try {
      await takeConversation(kernel, { workspace, conversation, agent: agent.id })
      return text(locale, 'takeDone', { link: `${publicUrl}/inbox/mine/${conversation}` })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'forbidden') return text(locale, 'takeNotLinked')
      return this.#refused(locale, error)
    }
  }

  async #refused(locale: string, { details }: Refusal): Promise<string> {
    const { kernel, workspace } = this.#options
    if (typeof details?.assignee !== 'string') return text(locale, 'takeGone')
    const name = await publicNameOf(kernel.db, workspace, details.assignee)
    return text(locale, 'takeTaken', { name: escapeMarkdown(name) })
  }

  async #link({ userId, locale }: Asking, { code, name }: Extract<StaffAct, { act: 'link' }>): Promise<string> {
    const { kernel, workspace } = this.#options
    const proved = await proveDiscord(kernel, { workspace, code, discordUserId: userId, discordName: name })
    switch (proved.result) {
      case 'linked':
        return text(locale, 'linkDone', { name: escapeMarkdown(proved.publicName) })
      case 'wrong':
        return text(locale, 'linkWrong')
      case 'taken':
        return text(locale, 'linkTaken')
      case 'wait': {
        const minutes = Math.ceil((proved.until.getTime() - kernel.clock.now().getTime()) / MINUTE_MS)
        return text(locale, 'linkWait', { minutes: Math.max(1, minutes) })
      }
    }
  }
}
