import type { Page } from '@playwright/test'
import { expectPage, memberWindow } from '../support/pages.ts'
import { MAIN } from './cast.ts'
import type { Stage } from './desk.ts'
import { type Look, loaded } from './studio.ts'

/** A case of the demo with many reporters, a card and a history. */
const BUSY = 'Receipts delayed in 1.42, passes stay locked'

/** Cases as a board and as a list, one case with its dialogs, mentions; and where there is none. */
export async function shootCases(stage: Stage, look: Look): Promise<void> {
  const { studio, full, empty } = stage
  const page = await studio.page(look, full)
  const take = async (title: string) => {
    await loaded(page)
    await studio.take(page, title, look)
  }
  await page.goto(`${full.url}/cases`)
  await expectPage(page.getByText(BUSY).first()).toBeVisible()
  await take('Cases')
  if (look.width !== 390) {
    await page.goto(`${full.url}/cases?look=list`)
    await expectPage(page.getByText(BUSY).first()).toBeVisible()
    await take('Cases as a list')
    await page.keyboard.press('c')
    await expectPage(page.getByRole('dialog')).toBeVisible()
    await take('New case')
    await page.keyboard.press('Escape')
  }
  await shootCase(stage, page, look, take)
  await page.goto(`${full.url}/mentions`)
  await expectPage(page.getByRole('heading', { name: 'Mentions', exact: true })).toBeVisible()
  await take('Mentions')
  await page.context().close()
  const newcomer = await studio.page(look, empty)
  await newcomer.goto(`${empty.url}/cases`)
  await expectPage(newcomer.getByRole('heading', { name: 'No cases yet' })).toBeVisible()
  await loaded(newcomer)
  await studio.take(newcomer, 'Cases empty', look)
  await newcomer.context().close()
}

async function shootCase(
  { full }: Stage,
  page: Page,
  look: Look,
  take: (title: string) => Promise<void>,
): Promise<void> {
  const { items } = await full.rpc().cases.list({ q: BUSY })
  await page.goto(`${full.url}/cases/${items[0]?.id}`)
  await expectPage(page.getByRole('heading', { name: BUSY })).toBeVisible()
  await take('Case')
  if (look.width === 390) return
  await page.keyboard.press('e')
  await expectPage(page.getByRole('dialog')).toBeVisible()
  await take('Resolve a case')
  await page.keyboard.press('Escape')
}

/** What members see: the cards in #bug-report, and the posts of the forum. */
export async function shootCards({ studio, full }: Stage): Promise<void> {
  const look: Look = { width: 1440, scheme: 'dark' }
  const page = await studio.page(look, null)
  await page.goto(full.sandboxUrl)
  await expectPage(memberWindow(page, MAIN)).toBeVisible()
  const windows = page.getByRole('region', { name: /^Acting as/ })
  for (const [at, channel] of ['bug-report', 'feature-request'].entries()) {
    const window = windows.nth(at)
    const home = window.getByRole('button', { name: /^Lumen Trails/ })
    if ((await home.count()) > 0) await home.click()
    await window
      .getByRole('button', { name: new RegExp(channel) })
      .first()
      .click()
  }
  await expectPage(memberWindow(page, MAIN).getByText('Manage').first()).toBeVisible()
  await loaded(page)
  await studio.take(page, 'Living cards', look)
  await page.context().close()
}
