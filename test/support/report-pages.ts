import type { Locator, Page } from '@playwright/test'
import { setUp } from './desk.ts'
import { until } from './discord.ts'
import { expectPage, heard, memberWindow, TestBrowser } from './pages.ts'
import { Product } from './product.ts'

type Looks = Parameters<TestBrowser['desk']>[2]

/** What is typed, chosen and ticked in a form, by the labels that the member reads. */
export interface Filled {
  words?: Record<string, string>
  chosen?: Record<string, string>
  ticked?: string[]
  file?: { name: string; mimeType: string; buffer: Buffer }
}

/** Members who report in the windows of the simulated Discord, and the desk beside them. */
export class ReportPages {
  readonly product: Product
  readonly browser: TestBrowser
  readonly desk: Page
  readonly discord: Page
  readonly #ids: Record<string, string>
  readonly #rooms: Record<string, string>

  private constructor(product: Product, browser: TestBrowser, pages: [Page, Page], ids: [object, object]) {
    this.product = product
    this.browser = browser
    ;[this.desk, this.discord] = pages
    ;[this.#ids, this.#rooms] = ids as [Record<string, string>, Record<string, string>]
  }

  /** The product with its channels for cards chosen, the desk open at `path`. */
  static async open(path: string): Promise<ReportPages> {
    const [product, browser] = await Promise.all([Product.start({ conform: true }), TestBrowser.open()])
    try {
      return await ReportPages.#set(product, browser, path)
    } catch (error) {
      await browser.close()
      await product.close()
      throw error
    }
  }

  static async #set(product: Product, browser: TestBrowser, path: string): Promise<ReportPages> {
    const { guild, channels, members } = await product.act('state', {})
    const rooms = Object.fromEntries(channels.map(({ id, ...more }) => ['name' in more ? more.name : id, id]))
    const ids = Object.fromEntries(members.map(({ user }) => [user.global_name, user.id]))
    const place = (name: string) => ({ guild: guild.id, id: rooms[name] ?? '' })
    await setUp(product, { bugChannel: place('bug-report'), featureChannel: place('feature-request') })
    await warm(product, ids['Ingrid Solberg'] ?? '', rooms.support ?? '')
    const pages = await Promise.all([browser.desk(product, path), browser.discord(product)])
    return new ReportPages(product, browser, pages as [Page, Page], [ids, rooms])
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.product.close()
  }

  /** A member's Discord id. */
  id(name: string): string {
    const id = this.#ids[name]
    if (!id) throw new Error(`there is no member ${name}`)
    return id
  }

  /** Who has that id. */
  name(id: string): string {
    return Object.entries(this.#ids).find(([, each]) => each === id)?.[0] ?? id
  }

  channel(name: string): string {
    return this.#rooms[name] ?? ''
  }

  async sayAs(name: string, channel: string, content: string): Promise<string> {
    const asked = { member: this.id(name), channel: this.channel(channel) || 'dm', content }
    return (await this.product.act('send', asked)).id
  }

  /** From now on this member acts in the first window or the second one. Whoever acted there keeps what they did. */
  async actAs(name: string, slot: 'left' | 'right' = 'left'): Promise<Locator> {
    const button = this.discord.getByRole('button', { name: /^Acting as/ })
    const window = slot === 'left' ? button.first() : button.last()
    if ((await window.textContent()) !== `Acting as ${name}`) {
      await window.click()
      await this.discord.getByRole('menuitemradio', { name }).click()
    }
    return memberWindow(this.discord, name)
  }

  /** A page of the desk in a window of its own. */
  at(path: string, looks?: Looks): Promise<Page> {
    return this.browser.desk(this.product, path, looks)
  }

  /** Who was told something with these words, by direct message and by name in a thread. Nobody stands there twice. */
  async told(text: string): Promise<{ direct: string[]; mentioned: string[] }> {
    const { direct, mentioned } = await this.product.act('told', { text })
    const names = (all: { member: string }[]) => all.map(({ member }) => this.name(member)).sort()
    return { direct: names(direct), mentioned: names(mentioned) }
  }

  /** What went to Discord loudly: only the news in a card's thread may name anybody. */
  async named(): Promise<string[]> {
    const { channels } = await this.product.act('state', {})
    const threads = channels.filter(({ type }) => type === 11).map(({ id }) => id)
    const wrong = this.product.loud.filter(({ at }) => !threads.some((id) => at === `POST /channels/${id}/messages`))
    if (wrong.length > 0) throw new Error(`messages that may notify: ${JSON.stringify(wrong)}`)
    return this.product.loud.flatMap(({ users }) => users.map((each) => this.name(each)))
  }
}

/**
 * Asks for a form until it comes, and leaves it. Whoever holds requests to the description compiles what it says of answers at the first of
 * them, for which a busy machine takes longer than the three seconds that Discord waits.
 */
export async function warm(product: Product, member: string, channel: string): Promise<void> {
  let state = ''
  while (state !== 'answered') {
    const { interaction } = await product.act('command', { member, channel, name: 'feedback' })
    const ended = async () => {
      const { interactions } = await product.act('state', { as: member })
      state = interactions.find(({ id }) => id === interaction)?.state ?? 'answered'
      return state !== 'waiting'
    }
    await until(ended, 'an end of the first command')
  }
  const [form] = (await product.act('state', { as: member })).modals
  if (form) await product.act('dismiss-modal', { member, modal: form.id })
}

/** Opens a channel of the server in a member's window. */
export async function go(window: Locator, channel: string): Promise<void> {
  const server = window.getByRole('button', { name: /^Lumen Trails/ })
  const room = window.getByRole('button', { name: new RegExp(`^${channel}(, \\d+ unread)?$`) }).first()
  if ((await room.count()) === 0) await server.click()
  await room.click()
}

export const goDirect = (window: Locator): Promise<void> =>
  window.getByRole('button', { name: /^Direct messages/ }).click()

/** Uses a command that has no field to fill or leaves them as they are. */
export async function command(window: Locator, typed: string): Promise<void> {
  await window.getByRole('textbox', { name: /^Message / }).fill(`${typed} `)
  await window.getByRole('form', { name: typed }).getByRole('button', { name: /^Send/ }).click()
}

/** Fills the form that stands in a member's window and sends it. */
export async function submit(window: Locator, title: string, filled: Filled = {}): Promise<void> {
  const form = window.getByRole('dialog', { name: title })
  for (const [label, words] of Object.entries(filled.words ?? {})) await form.getByLabel(label).fill(words)
  for (const [label, value] of Object.entries(filled.chosen ?? {})) await form.getByLabel(label).selectOption(value)
  for (const label of filled.ticked ?? []) await form.getByRole('checkbox', { name: label }).check()
  if (filled.file) await form.locator('input[type=file]').setInputFiles(filled.file)
  await form.locator('button[type=submit]').click()
  await expectPage(form).toHaveCount(0)
}

/** Presses what stands under a message. */
export const press = (message: Locator, name: string | RegExp): Promise<void> =>
  message.last().getByRole('button', { name }).click()

/** The living card with these words, in the channel that a window shows. */
export const cardIn = (window: Locator, words: string | RegExp): Locator =>
  heard(window, words).filter({ has: window.page().getByRole('article') })
