import type { Page } from '@playwright/test'
import { expectPage } from '../support/pages.ts'
import type { Stage } from './desk.ts'
import { type Look, loaded } from './studio.ts'

/** What stands beside an article and beside the list of them. */
export async function shootKnowledge({ studio, full, cast }: Stage, look: Look): Promise<void> {
  const page = await studio.page(look, full)
  const take = async (title: string) => {
    await loaded(page)
    await studio.take(page, title, look)
  }
  const tab = (name: string) => page.getByRole('complementary').getByRole('button', { name, exact: true }).click()
  await page.goto(`${full.url}/knowledge/gaps`)
  await expectPage(page.getByText(/Questions that ask the same stand together/)).toBeVisible()
  await take('Questions without an answer')
  await page.goto(`${full.url}/knowledge/${cast.article}`)
  await page.getByRole('button', { name: /^Language/ }).click()
  await expectPage(page.getByRole('menuitem', { name: 'French' })).toBeVisible()
  await take('Article languages')
  await page.keyboard.press('Escape')
  await tab('Results')
  await expectPage(page.getByRole('region', { name: 'Results' })).toBeVisible()
  await take('Article results')
  await tab('Versions')
  await page.getByRole('region', { name: 'Versions' }).getByRole('listitem').last().getByRole('button').click()
  await expectPage(page.getByRole('button', { name: 'Restore', exact: true })).toBeVisible()
  await take('Article version')
  await page.getByRole('button', { name: 'Back to now' }).click()
  await shootReplay(page, take)
  await page.context().close()
}

/** Of a draft that learns what somebody of the last days asked in vain. */
async function shootReplay(page: Page, take: (title: string) => Promise<void>): Promise<void> {
  await page.getByRole('complementary').getByRole('button', { name: 'Questions', exact: true }).click()
  await page.getByRole('textbox', { name: 'Add a question' }).fill('my kid bought a pass can i cancel that')
  await page.getByRole('textbox', { name: 'Add a question' }).press('Enter')
  await page.getByRole('button', { name: 'Replay 7 days' }).click()
  await expectPage(page.getByText(/^\d+ questions?[,:]/)).toBeVisible({ timeout: 60_000 })
  await take('Replay')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Discard changes' }).click()
}
