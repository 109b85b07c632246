import { type Browser, type BrowserContext, chromium, type Locator, type Page, expect as web } from '@playwright/test'
import { findChromium } from '../../scripts/browser.mjs'
import type { Product } from './product.ts'

/** Assertions that wait until they hold; long enough for a machine that does other things too. */
export const expectPage = web.configure({ timeout: 12_000 })

export const WIDE = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

export interface Looks {
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** With the owner's session; true unless said otherwise. */
  signedIn?: boolean
  /** Somebody else's session instead of the owner's. */
  cookie?: string
}

/** A browser for one test file. Whatever a page logs as an error is kept, so that a test can say that there was none. */
export class TestBrowser {
  readonly #browser: Browser
  readonly complaints: string[] = []

  private constructor(browser: Browser) {
    this.#browser = browser
  }

  static async open(): Promise<TestBrowser> {
    const { path, args, env } = await findChromium()
    return new TestBrowser(await chromium.launch({ executablePath: path, args, env }))
  }

  async context(product: Pick<Product, 'cookie'>, looks: Looks = {}): Promise<BrowserContext> {
    const { viewport = WIDE, colorScheme = 'light', signedIn = true, cookie = product.cookie } = looks
    const context = await this.#browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce', locale: 'en-GB' })
    context.setDefaultTimeout(12_000)
    if (signedIn) await context.addCookies(cookiesOf(cookie))
    context.on('page', (page) => this.#listen(page))
    return context
  }

  async desk(product: Product, path = '/inbox/all', looks: Looks = {}): Promise<Page> {
    const page = await (await this.context(product, looks)).newPage()
    await page.goto(`${product.url}${path}`)
    return page
  }

  /** The page of the simulated Discord. */
  async discord(product: Pick<Product, 'cookie' | 'sandboxUrl'>, looks: Looks = {}): Promise<Page> {
    const page = await (await this.context(product, { ...looks, signedIn: false })).newPage()
    await page.goto(product.sandboxUrl)
    return page
  }

  close(): Promise<void> {
    return this.#browser.close()
  }

  #listen(page: Page): void {
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      // What could not be loaded is the subject of tests that cut the line, and said so by the page itself.
      if (message.type() === 'error' && !/ERR_|WebSocket|status of 40[139]/.test(message.text()))
        this.complaints.push(`${page.url()}: ${message.text()}`)
    })
  }
}

function cookiesOf(cookie: string) {
  return cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), domain: '127.0.0.1', path: '/', httpOnly: true }
  })
}

/** One member's window on the page of the simulated Discord. */
export const memberWindow = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: `Acting as ${name}` })

/** A message in a member's window, by a part of its words. */
export const heard = (window: Locator, words: string | RegExp): Locator =>
  window.getByRole('log').locator('[data-message]').filter({ hasText: words })

/** What can be pressed in a message, beside the name of who wrote it. */
export const pressable = (message: Locator): Locator => message.locator('button:not([aria-haspopup])')

/** Writes in the room that the window shows. */
export async function say(window: Locator, words: string): Promise<void> {
  const box = window.getByRole('textbox', { name: /^Message / })
  await box.fill(words)
  await box.press('Enter')
}

export const rowOf = (desk: Page, name: string): Locator =>
  desk.getByRole('listbox').getByRole('option').filter({ hasText: name })

/** A message of the open conversation, by a part of its words. */
export const said = (desk: Page, words: string | RegExp): Locator =>
  desk.getByRole('article').filter({ hasText: words })

export async function reply(desk: Page, words: string): Promise<void> {
  const field = desk.getByRole('textbox', { name: 'Reply' })
  await field.fill(words)
  await field.press('Control+Enter')
}
