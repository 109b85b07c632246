import type { Product } from '../support/product.ts'

export const MAIN = 'Mei-Ling Tan'
export const FAILED = 'Tariq al-Masri'
export const ARABIC = 'ليلى حداد'
export const WAITING = 'Noa'
export const THREAD = 'Zanele Dlamini'

/** Names that a layout has to bear. */
const ODD = [
  { name: 'Maximiliane Freifrau von Rabenau', words: 'Kann ich meinen Pass auf ein anderes Handy mitnehmen?' },
  { name: '<b>Bo</b> **bold** [x](//y)', words: 'does my name look odd to you too? <img src=x>' },
]

/** Who stands in the pictures: the demo as it fills itself, one whose direct messages are closed, and two with odd names. */
export class Cast {
  readonly #product: Product
  readonly #members = new Map<string, string>()
  /** The youngest conversation of each, by name. */
  readonly conversations = new Map<string, string>()
  /** A long one with a rating. */
  resolved = ''
  /** One that the virtual agent has answered. */
  answered = ''
  /** An article's id. */
  article = ''

  constructor(product: Product) {
    this.#product = product
  }

  idOf(name: string): string {
    return this.#members.get(name) ?? ''
  }

  async gather(): Promise<void> {
    const rpc = this.#product.rpc()
    await until(async () => (await rpc.conversations.list({ view: 'all' })).items.length > 15)
    for (const { user } of (await this.#product.act('state', {})).members)
      this.#members.set(user.global_name ?? user.username, user.id)
    for (const { name, words } of ODD) await this.#say(await this.#add(name), words)
    await this.#tellThread()
    await until(async () => (await rpc.conversations.list({ view: 'all' })).items.length === 22)
    const { items } = await rpc.conversations.list({ view: 'all' })
    for (const { id, contact } of items)
      if (!this.conversations.has(contact.name)) this.conversations.set(contact.name, id)
    const over = items.find(({ contact, status }) => contact.handle === 'kofi_walks' && status === 'resolved')
    this.resolved = over?.id ?? ''
    this.answered = items.find(({ contact }) => contact.handle === 'yukikaze')?.id ?? ''
    const { items: articles } = await rpc.articles.list({ words: 'restore iphone' })
    this.article = articles[0]?.id ?? ''
  }

  async #add(name: string): Promise<string> {
    const { user } = await this.#product.act('add-member', { name })
    this.#members.set(name, user.id)
    return user.id
  }

  #say(member: string, content: string) {
    return this.#product.act('send', { member, channel: 'dm', content })
  }

  /** What cannot have happened in the past of a demo: a thread in the simulated server, since direct messages are closed. */
  async #tellThread(): Promise<void> {
    const rpc = this.#product.rpc()
    const member = await this.#add(THREAD)
    await this.#product.act('direct-messages', { member, open: false })
    const { channels } = await this.#product.act('state', {})
    const channel = channels.find((each) => 'name' in each && each.name === 'support')?.id ?? ''
    const options = { question: 'I was charged twice for the Aurora Pass, can a person look at it?' }
    await this.#product.act('command', { member, channel, name: 'helpme', options })
    const found = async () =>
      (await rpc.conversations.list({ view: 'all' })).items.find(({ contact }) => contact.name === THREAD)
    await until(async () => (await found())?.lastInboundAt != null)
    const conversation = (await found())?.id ?? ''
    await rpc.conversations.take({ id: conversation })
    await rpc.messages.send({
      conversation,
      text: 'Hi Zanele, I see both payments. The second one goes back to you today.',
    })
    await rpc.messages.send({ conversation, text: 'It takes two or three days until your bank shows it.' })
    await until(async () => {
      const { items } = await rpc.conversations.messages({ id: conversation })
      return items.every(({ delivery }) => delivery === null || !['queued', 'sending'].includes(delivery.state))
    })
  }
}

async function until(look: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 20_000
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error('the cast did not gather in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
