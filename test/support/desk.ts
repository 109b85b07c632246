import pg from 'pg'
import type { Slot } from '../../src/protocol/articles.ts'
import type { SettingsChange } from '../../src/protocol/settings.ts'
import { until } from './discord.ts'
import type { Product } from './product.ts'

type Change = Omit<SettingsChange, 'version'>

/** Changes settings as an admin who has just read them. */
export async function setUp(product: Product, change: Change): Promise<void> {
  const rpc = product.rpc()
  const { version } = await rpc.settings.show()
  await rpc.settings.update({ ...change, version })
}

/** Nobody answers by themselves: whoever writes waits for an agent at once. */
export const switchOff = (product: Product): Promise<void> => setUp(product, { virtualAgent: { enabled: false } })

/** Publishes an article; answers its id. */
export async function publish(
  product: Product,
  article: { title: string; body: string; examples?: string[]; locale?: string; form?: Slot[] },
): Promise<string> {
  const rpc = product.rpc()
  const { id } = await rpc.articles.create({ examples: [], locale: 'en', ...article })
  await rpc.articles.publish({ id })
  return id
}

/** Waits until nothing is under way any more: every turn taken, every delivery settled, every fact numbered. */
export async function atRest(product: Product, ms = 15_000): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl })
  await client.connect()
  const busy = `select exists (select 1 from lane where due is not null and route in ('turn', 'delivery:discord'))
    or exists (select 1 from event_staging) as busy`
  try {
    await until(async () => (await client.query(busy)).rows[0].busy === false, 'all is at rest', ms)
  } finally {
    await client.end()
  }
}
