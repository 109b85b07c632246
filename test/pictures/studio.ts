import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { findChromium } from '../../scripts/browser.mjs'
import { expectPage, PHONE, WIDE } from '../support/pages.ts'
import type { Product } from '../support/product.ts'

export interface Look {
  width: 1440 | 390
  scheme: 'light' | 'dark'
}

export const LOOKS: Look[] = [
  { width: 1440, scheme: 'light' },
  { width: 1440, scheme: 'dark' },
  { width: 390, scheme: 'light' },
  { width: 390, scheme: 'dark' },
]

export interface Shot {
  file: string
  title: string
  width: number
}

/** Waits for the pictures, which are part of the picture. The page's own rules forbid it to evaluate a predicate by itself, so it is asked. */
export const loaded = (page: Page): Promise<void> =>
  expectPage.poll(() => page.evaluate('[...document.images].every((image) => image.complete)')).toBe(true)

/** Where it is ten in the morning now, so that no picture is taken at night; whole hours only, the minutes stay true. */
function morning(): string {
  const ahead = ((10 - new Date().getUTCHours() + 36) % 24) - 12
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** Opens pages in a look and takes their pictures. */
export class Studio {
  readonly folder: string
  readonly shots: Shot[] = []
  readonly #browser: Browser

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser
    this.folder = folder
  }

  static async open(folder: string): Promise<Studio> {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
    const { path, args, env } = await findChromium()
    return new Studio(await chromium.launch({ executablePath: path, args, env }), folder)
  }

  async page(look: Look, product: Product | null): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: look.width === 390 ? PHONE : WIDE,
      hasTouch: look.width === 390,
      colorScheme: look.scheme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: morning(),
    })
    context.setDefaultTimeout(10_000)
    if (product) await signIn(context, product)
    return context.newPage()
  }

  async take(page: Page, title: string, look: Look): Promise<void> {
    const name = `${title.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-${look.scheme}-${look.width}.png`
    await page.evaluate('document.fonts.ready')
    // A mouse that happens to rest somewhere would light it up.
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(this.folder, name), animations: 'disabled', caret: 'hide' })
    this.shots.push({ file: name, title: `${title}, ${look.scheme} ${look.width}`, width: look.width })
  }

  close(): Promise<void> {
    return this.#browser.close()
  }
}

async function signIn(context: BrowserContext, product: Product): Promise<void> {
  const cookies = product.cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=')
    return { name: pair.slice(0, at), value: pair.slice(at + 1), domain: '127.0.0.1', path: '/', httpOnly: true }
  })
  await context.addCookies(cookies)
}
