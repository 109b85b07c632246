import { Moderating } from '../support/moderating.ts'
import { expectPage } from '../support/pages.ts'
import type { Product } from '../support/product.ts'
import type { Stage } from './desk.ts'
import { type Look, loaded } from './studio.ts'

const SCAM = '**Free** gems for everybody, only today: https://gems.example/claim\nWrite to me directly!'
const SELLS = 'Hi, I am from support. Send me your password, or your account is closed today.'
const RUDE = 'You are all stupid, every one of you, and this game is the worst that I have ever played'

/** Members report, an impostor joins, somebody is blocked. Answers the reports that are shown, by what they are. */
export async function fillModeration(full: Product): Promise<{ scam: string; lookalike: string }> {
  const members = new Moderating(full)
  await members.settle()
  const rpc = full.rpc()
  await members.says('Arjun Nair', 'Be kind to each other.')
  const rude = await members.says('Sora Nakamura', RUDE)
  await members.reports('Yuki', rude, 'Rude, and not for the first time.')
  const said = await members.says('Kofi Mensah', SCAM)
  await members.reports('Yuki', said, 'They wrote to me directly as well.')
  await members.reports('Mei-Ling Tan', said, 'That is a scam.')
  const scam = await members.openReport('Kofi Mensah')
  await members.reportsDirect('Yuki', 'Kofi Mensah', SELLS)
  await full.act('add-member', { name: 'Arjun Naïr', picture: await members.member('Arjun Nair'), account_days: 2 })
  const lookalike = await members.openReport('Arjun Naïr')
  await raise(full, await members.openReport('Sora Nakamura'))
  await rpc.blocks.create({ address: await members.member('Kofi Mensah'), reason: 'Sells accounts', days: 30 })
  await rpc.blocks.create({ address: '812345678901234567', reason: 'Named by another server’s moderators' })
  return { scam, lookalike }
}

async function raise(full: Product, id: string): Promise<void> {
  const rpc = full.rpc()
  const acts = [
    { act: 'note', text: 'The third time this week. I have talked with them.' },
    { act: 'raise', text: '' },
  ] as const
  for (const each of acts) {
    const { version } = await rpc.moderation.show({ id })
    await rpc.moderation.act({ id, version, ...each, tell: false })
  }
}

/** The queue with a report that is open, an alarm, blocks, and what Settings say of safety. */
export async function shootModeration(
  { studio, full }: Stage,
  look: Look,
  { scam, lookalike }: { scam: string; lookalike: string },
): Promise<void> {
  const page = await studio.page(look, full)
  const take = async (title: string) => {
    await loaded(page)
    await studio.take(page, title, look)
  }
  if (look.width === 390) {
    await page.goto(`${full.url}/moderation`)
    await expectPage(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
    await take('Moderation')
  }
  await page.goto(`${full.url}/moderation/${scam}`)
  await expectPage(page.getByRole('region', { name: 'Reported by' })).toBeVisible()
  await take('Moderation report')
  await page.goto(`${full.url}/moderation/${lookalike}`)
  await expectPage(page.getByRole('figure')).toHaveCount(2)
  await take('Moderation lookalike')
  await page.goto(`${full.url}/moderation?show=blocks`)
  await expectPage(page.getByRole('list', { name: 'Blocked' })).toBeVisible()
  await take('Moderation blocks')
  await page.goto(`${full.url}/settings`)
  await expectPage(page.getByRole('region', { name: 'Safety' })).toBeVisible()
  await page.evaluate(`document.getElementById('safety').scrollIntoView()`)
  await take('Safety settings')
  await page.context().close()
}
