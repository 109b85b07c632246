import type { Locator, Page } from '@playwright/test'

/** A command of the menu of a member, whose name is pressed where they last said something or joined. */
export async function chooseOnMember(page: Page, window: Locator, name: string, item: string): Promise<void> {
  await window.getByRole('log').getByRole('button', { name, exact: true }).last().click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** An act or command of the menu of a message. */
export async function chooseOnMessage(page: Page, message: Locator, item: string): Promise<void> {
  await message.hover()
  await message.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** What an admin does with a channel by hand: `Rename`, `Delete channel`, `Everybody may write`. */
export async function chooseOnChannel(page: Page, window: Locator, channel: string, item: string): Promise<void> {
  await window.getByRole('button', { name: new RegExp(`^${channel}(, \\d+ unread)?$`) }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: item }).click()
}
