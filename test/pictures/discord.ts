import { expectPage, heard, memberWindow } from '../support/pages.ts'
import { MAIN, THREAD } from './cast.ts'
import type { Stage } from './desk.ts'
import { type Look, loaded } from './studio.ts'

const LOOK: Look = { width: 1440, scheme: 'dark' }

/** The page of the simulated Discord, which has one scheme: as it is found, in use, with its drawer, with a form. */
export async function shootDiscord({ studio, full, empty, cast }: Stage): Promise<void> {
  const page = await studio.page(LOOK, null)
  await page.goto(empty.sandboxUrl)
  await expectPage(memberWindow(page, MAIN)).toBeVisible()
  await expectPage(page.getByRole('textbox', { name: 'Message #support' })).toBeVisible()
  await studio.take(page, 'Sandbox as it is found', LOOK)
  await page.goto(full.sandboxUrl)
  const mei = memberWindow(page, MAIN)
  await mei.getByRole('button', { name: /^Direct messages/ }).click()
  await expectPage(heard(mei, 'do i press restore')).toBeVisible()
  await loaded(page)
  await studio.take(page, 'Sandbox', LOOK)
  await page.getByRole('button', { name: 'Controls' }).click()
  await expectPage(page.getByRole('complementary', { name: 'Controls' })).toBeVisible()
  await studio.take(page, 'Sandbox controls', LOOK)
  await page.getByRole('button', { name: 'Close the controls' }).click()
  await page.evaluate(`localStorage.setItem('sandbox.right.member', '"${cast.idOf(THREAD)}"')`)
  await page.evaluate(`localStorage.setItem('sandbox.left.place', 'null')`)
  await page.reload()
  const zanele = memberWindow(page, THREAD)
  await zanele.getByRole('button', { name: /^Lumen Trails/ }).click()
  await zanele.getByRole('button', { name: /^private thread/ }).click()
  await heard(zanele, 'two or three days').getByRole('button', { name: 'Reply' }).first().click()
  await expectPage(zanele.getByRole('dialog')).toBeVisible()
  await zanele.getByRole('dialog').getByRole('textbox').fill('thank you Ana, that was quick')
  await mei.getByRole('textbox', { name: 'Message #support' }).fill('/')
  await expectPage(mei.getByRole('option', { name: /helpme/ })).toBeVisible()
  await studio.take(page, 'Sandbox form and commands', LOOK)
  await page.context().close()
}
