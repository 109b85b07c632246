import type { RawFile } from '@discordjs/rest'
import type { InboundHelpRequest } from '../../../core/conversation/inbound.ts'
import type { Aside, AsideAsked } from '../../../core/routing/aside/aside.ts'
import { keepAside } from '../../../core/routing/aside/keep-aside.ts'
import { type AsidePress, pressAside } from '../../../core/routing/aside/press-aside.ts'
import { proposeAside } from '../../../core/routing/aside/propose-aside.ts'
import { suggestQuestions } from '../../../core/routing/aside/suggest-questions.ts'
import type { AnswerEngine } from '../../../core/virtual-agent/answer-engine.ts'
import { agentOfGuild } from '../../../core/workspace/agent-of-guild.ts'
import { readSettings } from '../../../core/workspace/settings.ts'
import type { BlobStore } from '../../../kernel/blobs.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { text } from '../../../texts/format.ts'
import type { Asking } from '../inbound/view.ts'
import type { InteractionAnswer } from '../interactions/answer.ts'
import type { Interactions } from '../interactions/interactions.ts'
import { staffOf } from '../reports/staff-of.ts'
import type { DiscordRest } from '../rest/client.ts'
import { choiceOf, questionId } from './ask-id.ts'
import { drawAside, drawOutcome, type Look, withShow } from './draw-aside.ts'
import { loadImages } from './load-images.ts'
import type { AskRequest } from './requests.ts'
import { showToAll } from './show-to-all.ts'

/** Choices are wanted while somebody types; Discord waits three seconds for them, and later ones are for words that are gone. */
const SUGGEST_WITHIN_MS = 1500
/** Discord's limits of the list and of a choice (interactions/application-commands, "Application Command Option Choice Structure"). */
const CHOICES = 25
const CHOICE = 100

export interface AsksOptions {
  kernel: Kernel
  workspace: number
  engine: AnswerEngine
  rest: DiscordRest
  blobs: BlobStore
}

type Question = Extract<AskRequest, { ask: 'question' | 'message' }>
type Press = Extract<AskRequest, { ask: 'press' }>

/** What members ask the virtual agent beside any chat: by `/ask`, and on messages. */
export class Asks {
  readonly #options: AsksOptions

  constructor(options: AsksOptions) {
    this.#options = options
  }

  /** Performs one and answers it; or, where they want a person, answers with what they ask for, which is theirs to be taken in. Never throws. */
  async perform(interactions: Interactions, asking: Asking, request: AskRequest): Promise<InboundHelpRequest | null> {
    const { log } = this.#options.kernel
    const warn = (error: unknown) => log.warn({ err: error, ask: request.ask }, 'a question could not be answered')
    if (request.ask === 'suggest') {
      await this.#suggest(interactions, asking, request).catch(warn)
      return null
    }
    const answer = interactions.open(asking, { whenLate: () => null, pressed: request.ask === 'press' && asking.note })
    try {
      if (request.ask === 'press') return await this.#press(answer, asking, request)
      await (request.ask === 'show' ? this.#show(answer, asking, request) : this.#answer(answer, asking, request))
    } catch (error) {
      warn(error)
      await answer.say(text(asking.locale, 'lookTryAgain'))
    }
    return null
  }

  async #suggest(
    interactions: Interactions,
    asking: Asking,
    { guild, typed }: Extract<AskRequest, { ask: 'suggest' }>,
  ): Promise<void> {
    const { kernel, workspace } = this.#options
    const { promise: late, resolve } = Promise.withResolvers<[]>()
    const timer = setTimeout(() => resolve([]), SUGGEST_WITHIN_MS)
    const look = { workspace, guild, locale: asking.locale, typed, most: CHOICES }
    const found = await Promise.race([suggestQuestions(kernel.db, look), late]).finally(() => clearTimeout(timer))
    const choices = found.map(({ article, text: words }) => ({ name: shortened(words), value: choiceOf(article) }))
    await interactions.suggest(asking, choices)
  }

  async #answer(answer: InteractionAnswer, asking: Asking, request: Question): Promise<void> {
    const { kernel, workspace } = this.#options
    const { locale } = asking
    const words = request.words.trim()
    if (words === '' && !(request.ask === 'question' && request.article)) return answer.say(text(locale, 'askNoWords'))
    const asked: AsideAsked = {
      ...{
        id: questionId(workspace, asking.id),
        way: 'ask',
        contact: request.contact,
        guild: request.guild,
        words,
        locale,
      },
      article: request.ask === 'question' ? request.article : null,
    }
    const aside = await proposeAside(kernel.db, this.#options, asked)
    await keepAside(kernel, workspace, asked, aside)
    const look = await this.#look(asked.id, request.guild, locale)
    const drawn = { ...drawAside(aside, look), ...(await this.#files(aside)) }
    if (aside.kind !== 'answer') return answer.say(drawn)
    if (request.ask === 'question') return answer.say({ ...drawn, everybody: await this.#isForAll(request.everybody) })
    const staff = await staffOf(kernel, workspace, request.by)
    return answer.say(staff ? withShow(drawn, look, request) : drawn)
  }

  /** Answers what of it has to be taken in from the channel: the wish for a person, with the question that they had. */
  async #press(
    answer: InteractionAnswer,
    asking: Asking,
    { pressed, help }: Press,
  ): Promise<InboundHelpRequest | null> {
    const { kernel, workspace } = this.#options
    const { locale, userId: address } = asking
    const { question, act } = pressed
    const press: AsidePress = act === 'pick' ? { act, article: pressed.article } : { act }
    const effect = await pressAside(kernel, { workspace, question, address, locale, press })
    const look = await this.#look(question, help.guild?.id ?? null, locale)
    switch (effect.kind) {
      case 'person':
        answer.leave()
        return { ...help, question: effect.words || null }
      case 'picked': {
        const judged = { nearest: effect.article.original, sureness: 1, model: null }
        const aside: Aside = { kind: 'answer', articles: [effect.article], composed: null, ...judged }
        await answer.replace({ ...drawAside(aside, look), ...(await this.#files(aside)) })
        return null
      }
      case 'noted':
        await answer.replace(drawOutcome(act === 'helped', look))
        return null
      default:
        await answer.say(text(locale, effect.kind === 'gone' ? 'asideGone' : 'asideNotTheirs'))
        return null
    }
  }

  async #show(
    answer: InteractionAnswer,
    asking: Asking,
    { pressed, by }: Extract<AskRequest, { ask: 'show' }>,
  ): Promise<void> {
    const { kernel, workspace } = this.#options
    const { locale, userId: address } = asking
    if (!(await staffOf(kernel, workspace, by))) return answer.say(text(locale, 'pressNotYours'))
    const look = await this.#look(pressed.question, by.guildId, locale)
    await answer.say(text(locale, await showToAll(this.#options, { ...pressed, address, look })))
  }

  async #isForAll(wished: boolean): Promise<boolean> {
    const { virtualAgent } = await readSettings(this.#options.kernel.db, this.#options.workspace)
    return virtualAgent.askShows === 'choose' ? wished : virtualAgent.askShows === 'public'
  }

  async #look(question: string, guild: string | null, locale: string): Promise<Look> {
    const settings = await readSettings(this.#options.kernel.db, this.#options.workspace)
    return { question, locale, name: agentOfGuild(settings, guild).name }
  }

  async #files(aside: Aside): Promise<{ files?: RawFile[] }> {
    if (aside.kind !== 'answer') return {}
    const files = await loadImages(this.#options.blobs, aside.articles)
    return files.length > 0 ? { files } : {}
  }
}

const shortened = (words: string): string =>
  words.length <= CHOICE
    ? words
    : `${words
        .slice(0, CHOICE - 1)
        .toWellFormed()
        .trimEnd()}…`
