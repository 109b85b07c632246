import { fileAppeal } from '../../../core/moderation/file-appeal.ts'
import { type Filed, fileReport } from '../../../core/moderation/file-report.ts'
import { timeOf } from '../../../core/moderation/words.ts'
import { findBlocks } from '../../../core/safety/find-blocks.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { text } from '../../../texts/format.ts'
import type { Asking } from '../inbound/view.ts'
import type { Said } from '../interactions/answer.ts'
import type { Interactions } from '../interactions/interactions.ts'
import type { Targets } from '../reports/targets.ts'
import { blockedSaid } from './refused-said.ts'
import type { SafetyRequest } from './requests.ts'
import { verifyInWords } from './verify.ts'

export interface SafetyRequestsOptions {
  kernel: Kernel
  workspace: number
  /** Our own bot user. */
  botId: string
  targets: Targets
}

const WORDS = 4000
const MINUTE_MS = 60_000

/** What members ask and file for their safety: who is staff, reports to the moderators, appeals. */
export class SafetyRequests {
  readonly #options: SafetyRequestsOptions

  constructor(options: SafetyRequestsOptions) {
    this.#options = options
  }

  /** Performs one and answers it. Never throws. */
  async perform(interactions: Interactions, asking: Asking, request: SafetyRequest): Promise<void> {
    const answer = interactions.open(asking, { whenLate: () => null, pressed: false })
    try {
      await answer.say(await this.#answer(asking, request))
    } catch (error) {
      this.#options.kernel.log.warn({ err: error, ask: request.ask }, 'what was asked for safety could not be done')
      await answer.say(text(asking.locale, request.ask === 'verify' ? 'verifyTryAgain' : 'safetyTryAgain'))
    }
  }

  /** Whether somebody is blocked; then their interaction is answered with that, and nothing else is to be done for it. Never throws. */
  async turnAway(interactions: Interactions, asking: Asking): Promise<boolean> {
    const { kernel, workspace } = this.#options
    const who = { workspace, channel: 'discord' as const, addresses: [asking.userId], now: kernel.clock.now() }
    const blocks = await findBlocks(kernel.db, who).catch((error: unknown) => {
      kernel.log.warn({ err: error }, 'whether somebody is blocked could not be looked up')
      return new Map<string, never>()
    })
    const block = blocks.get(asking.userId)
    if (!block) return false
    const answer = interactions.open(asking, { whenLate: () => null, pressed: false })
    await answer.say(blockedSaid(block.until, asking.locale))
    return true
  }

  async #answer(asking: Asking, request: SafetyRequest): Promise<Said> {
    const { kernel, workspace, botId } = this.#options
    const { locale, id: externalId } = asking
    const base = { workspace, channel: 'discord' as const, externalId }
    switch (request.ask) {
      case 'verify':
        return { content: await verifyInWords({ kernel, workspace, botId }, request, locale) }
      case 'appeal': {
        const { by: contact, words, guild } = request
        const done = await fileAppeal(kernel, { ...base, contact, words, guild })
        if (done.kind === 'filed') return { content: text(locale, 'appealFiled', { number: `#${done.number}` }) }
        return { content: text(locale, 'appealLimited', { when: timeOf(done.until) }) }
      }
      case 'report_direct': {
        const { by: reporter, subject, quoted, files, guild } = request
        const filing = { ...base, reporter, quoted, files, guild, words: '', origin: null, message: null }
        return filedSaid(await fileReport(kernel, { ...filing, subject: subject.contact }), locale, this.#now())
      }
      case 'report_message':
        return this.#reportMessage(base, request, locale)
    }
  }

  async #reportMessage(
    base: { workspace: number; channel: 'discord'; externalId: string },
    request: Extract<SafetyRequest, { ask: 'report_message' }>,
    locale: string,
  ): Promise<Said> {
    const { by: reporter, words, guild, origin } = request
    const target = await this.#options.targets.find(request.target)
    if (!target) return { content: text(locale, 'messageGone') }
    const { channel, message: id, wrote, attachments: files } = target
    const url = `https://discord.com/channels/${guild?.id ?? '@me'}/${channel}/${id}`
    const filed = await fileReport(this.#options.kernel, {
      ...{ ...base, reporter, words, guild, origin, quoted: '', files: [] },
      message: { id, url, text: target.text.slice(0, WORDS).toWellFormed(), files },
      subject: wrote ?? { address: null, name: '', picture: null },
    })
    return filedSaid(filed, locale, this.#now())
  }

  #now(): Date {
    return this.#options.kernel.clock.now()
  }
}

function filedSaid(filed: Filed, locale: string, now: Date): Said {
  switch (filed.kind) {
    case 'filed':
      return {
        content: text(locale, 'safetyReported', { number: `#${filed.number}`, joined: filed.joined ? 'yes' : 'no' }),
      }
    case 'known':
      return { content: text(locale, 'safetyKnown', { number: `#${filed.number}` }) }
    case 'too_young':
      return { content: text(locale, 'safetyTooYoung', { when: timeOf(filed.until) }) }
    case 'blocked':
      return blockedSaid(filed.until, locale)
    case 'limited': {
      const minutes = Math.ceil((filed.until.getTime() - now.getTime()) / MINUTE_MS)
      return { content: text(locale, 'reportLimited', { minutes: Math.max(1, minutes) }) }
    }
  }
}
