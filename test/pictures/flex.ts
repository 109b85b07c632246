import type { Page } from '@playwright/test'
import { expectPage } from '../support/pages.ts'
import type { Product } from '../support/product.ts'
import type { Stage } from './desk.ts'
import { type Look, loaded } from './studio.ts'

const PRIYA = 'priya.kumar'
const SAID = [
  'Hi Ann, Priya here. I see both payments, the second one goes back to you today.',
  'It takes two or three days until your bank shows it.',
]

/** Two members are handed to Flex: Priya talks with one of them there, the other waits. Answers the conversation that is answered. */
export async function handToFlex(full: Product): Promise<string> {
  const rpc = full.rpc()
  const answeredAt = async (desk: 'flex' | 'console') => {
    const [support] = (await rpc.queues.list()).items
    if (support) await rpc.queues.update({ id: support.id, version: support.version, desk })
  }
  await answeredAt('flex')
  await asksForPerson(full, 'Ann Becker', 'i was charged twice for the aurora pass, can a person look at it?')
  const task = await newestTask(full, 1)
  await full.act('flex-accept', { task, worker: PRIYA })
  for (const text of SAID) await full.act('flex-say', { worker: PRIYA, task, text })
  await asksForPerson(full, 'Tom Aalto', 'my trail is gone since the update, i want to talk to a person')
  await newestTask(full, 2)
  // The story is played at our own desk.
  await answeredAt('console')
  const found = (await rpc.conversations.list({ view: 'flex' })).items.find(
    ({ contact }) => contact.name === 'Ann Becker',
  )
  return found?.id ?? ''
}

async function asksForPerson(full: Product, name: string, content: string): Promise<void> {
  const { user } = await full.act('add-member', { name })
  await full.act('send', { member: user.id, channel: 'dm', content })
  await full.act('send', { member: user.id, channel: 'dm', content: 'talk to a person' })
}

async function newestTask(full: Product, count: number): Promise<string> {
  const tasks = async () => (await full.act('flex-state', {})).tasks
  await expectPage.poll(async () => (await tasks()).length).toBe(count)
  return (await tasks()).at(-1)?.sid ?? ''
}

/** What is answered in Flex, as it stands at our desk, its settings, and the page of the simulated Flex. */
export async function shootFlex({ studio, full }: Stage, look: Look, conversation: string): Promise<void> {
  const page = await studio.page(look, full)
  await page.goto(`${full.url}/inbox/flex/${conversation}`)
  await expectPage(page.getByText('Answered in Twilio')).toBeVisible()
  await expectPage(page.getByRole('article').last()).toBeVisible()
  await loaded(page)
  await studio.take(page, 'Flex conversation', look)
  await shootSettings(page, full, look)
  await studio.take(page, 'Flex settings', look)
  await page.goto(`${full.sandboxUrl}/flex`)
  await page
    .getByRole('button', { name: /^Case #.*Ann Becker/ })
    .first()
    .click()
  await expectPage(page.getByText(SAID[0] ?? '').last()).toBeVisible()
  await loaded(page)
  await studio.take(page, 'Flex agent', look)
  await page.context().close()
}

async function shootSettings(page: Page, full: Product, look: Look): Promise<void> {
  await page.goto(`${full.url}/settings`)
  const part = page.getByRole('region', { name: 'Twilio Flex', exact: true })
  await expectPage(part.getByRole('status')).toHaveText('All of it works.')
  await page.evaluate(`document.getElementById('${look.width === 390 ? 'twilio' : 'queues'}').scrollIntoView()`)
  await loaded(page)
}
