import type { Kernel } from '../../../kernel/kernel.ts'
import { text } from '../../../texts/format.ts'
import type { Asking } from '../inbound/view.ts'
import type { Interactions } from '../interactions/interactions.ts'
import { mineInWords, statusInWords, suggestInWords } from './lookups.ts'
import { makeOfMessage } from './make-of-message.ts'
import { manageCase } from './manage-case.ts'
import type { CaseRequest, Lookup, Managing, MessageRequest } from './requests.ts'
import type { Targets } from './targets.ts'

export interface CaseRequestsOptions {
  kernel: Kernel
  workspace: number
  /** Address of the desk, without a slash at the end. */
  publicUrl: string
  targets: Targets
}

/** What members ask about cases, and what staff do with them, in Discord. */
export class CaseRequests {
  readonly #options: CaseRequestsOptions

  constructor(options: CaseRequestsOptions) {
    this.#options = options
  }

  /** Performs one and answers it. Never throws. */
  async perform(interactions: Interactions, asking: Asking, request: CaseRequest): Promise<void> {
    const { log } = this.#options.kernel
    const warn = (error: unknown) =>
      log.warn({ err: error, ask: request.ask }, 'what was asked about cases could not be done')
    if (request.ask === 'suggest') return this.#suggest(interactions, asking, request.typed).catch(warn)
    const acts = request.ask === 'manage' || request.ask === 'message'
    const answer = interactions.open(asking, { whenLate: () => null, pressed: acts && asking.note })
    try {
      if (!acts) return await answer.say(await this.#look(asking, request))
      const said = await this.#act(asking, request)
      await answer.replace(said)
    } catch (error) {
      warn(error)
      await answer.say(text(asking.locale, acts ? 'manageTryAgain' : 'lookTryAgain'))
    }
  }

  #look(asking: Asking, look: Exclude<Lookup, { ask: 'suggest' }>): Promise<string> {
    const { db } = this.#options.kernel
    const asker = this.#asker(asking)
    return look.ask === 'mine' ? mineInWords(db, asker) : statusInWords(db, asker, look.number)
  }

  #act(asking: Asking, request: Managing | MessageRequest) {
    const { locale } = asking
    return request.ask === 'manage'
      ? manageCase(this.#options, request, locale)
      : makeOfMessage(this.#options, request, locale)
  }

  async #suggest(interactions: Interactions, asking: Asking, typed: string): Promise<void> {
    await interactions.suggest(asking, await suggestInWords(this.#options.kernel.db, this.#asker(asking), typed))
  }

  #asker({ userId, name, locale }: Asking) {
    return { workspace: this.#options.workspace, address: userId, name, locale }
  }
}
