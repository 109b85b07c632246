import pg from 'pg'
import type { Product } from '../support/product.ts'
import { MAIN, OPENING, TALKS, type Talk } from './people.ts'

/** Fills a desk with conversations by acting as the members and as the agent, and moves each of them back to its time. */
export class Filling {
  readonly #product: Product
  readonly #photos: Record<string, Buffer>
  readonly #members = new Map<string, string>()
  /** The conversation of each member, by name. */
  readonly conversations = new Map<string, string>()

  constructor(product: Product, photos: Record<string, Buffer>) {
    this.#product = product
    this.#photos = photos
  }

  idOf(name: string): string {
    return this.#members.get(name) ?? ''
  }

  async fill(): Promise<void> {
    for (const { user } of (await this.#product.act('state', {})).members)
      this.#members.set(user.global_name ?? user.username, user.id)
    for (const talk of TALKS) await this.#tell(talk)
    await this.#tellMain()
    await this.#moveBack()
  }

  async #tell(talk: Talk): Promise<void> {
    const { member: name, closed, asked } = talk
    if (!this.#members.has(name)) {
      const { user } = await this.#product.act('add-member', { name, ...(talk.locale ? { locale: talk.locale } : {}) })
      this.#members.set(name, user.id)
    }
    const member = this.idOf(name)
    if (closed === 'before') await this.#product.act('direct-messages', { member, open: false })
    if (asked) await this.#ask(member, talk.said.join('\n'))
    else for (const words of talk.said) await this.#say(member, words)
    for (const photo of talk.photos ?? []) await this.#say(member, '', [photo])
    const conversation = await this.#find(name)
    if (!talk.taken) return
    const rpc = this.#product.rpc()
    await rpc.conversations.take({ id: conversation })
    if (closed === 'later') {
      await this.#delivered(conversation)
      await this.#product.act('direct-messages', { member, open: false })
    }
    for (const text of talk.answers ?? []) await rpc.messages.send({ conversation, text })
    await this.#delivered(conversation)
    if (talk.after) await rpc.conversations.read({ id: conversation })
    for (const words of talk.after ?? []) {
      const before = await this.#count(conversation)
      await this.#say(member, words)
      await this.#until(async () => (await this.#count(conversation)) > before)
    }
    if (talk.resolved) {
      await rpc.conversations.read({ id: conversation })
      await rpc.conversations.resolve({ id: conversation })
      await this.#delivered(conversation)
    }
  }

  async #tellMain(): Promise<void> {
    const rpc = this.#product.rpc()
    const mei = this.idOf(MAIN)
    await this.#ask(mei, OPENING)
    const conversation = await this.#find(MAIN)
    await this.#say(mei, 'this is what I see', ['locked'])
    await rpc.conversations.take({ id: conversation })
    await this.#delivered(conversation)
    const hello = await rpc.messages.send({ conversation, text: 'Hi Mei-Ling, Ana here. Looking at your receipt now.' })
    await this.#delivered(conversation)
    const thanks = await this.#say(mei, 'thank u! our group hike starts at 7 tonight')
    const { id: message } = thanks
    await this.#product.act('edit', {
      member: mei,
      channel: 'dm',
      message,
      content: 'thank u! our group hike starts at **8** tonight',
    })
    const gone = await this.#say(mei, 'my password is moonlight')
    await this.#product.act('delete', { member: mei, channel: 'dm', message: gone.id })
    await rpc.messages.send({
      conversation,
      text: 'Found it. Your receipt is sitting in a queue on our side and gets replayed at 10:30. You don’t need to do anything.',
      replyTo: hello.id,
    })
    const file = await this.#upload('how-to-restore.pdf', Buffer.from('%PDF-1.4\n'.padEnd(84_000)))
    await rpc.messages.send({ conversation, text: 'If it stays locked, these are the steps:', attachments: [file] })
    await this.#delivered(conversation)
    await this.#say(mei, 'ok, waiting by the gate then 🏮')
    await this.#until(
      async () => (await rpc.conversations.messages({ id: conversation })).items.at(-1)?.direction === 'inbound',
    )
    await rpc.conversations.read({ id: conversation })
  }

  #say(member: string, content: string, photos: string[] = []) {
    const files = photos.map((name) => ({
      name: `${name}.png`,
      type: 'image/png',
      base64: (this.#photos[name] ?? Buffer.alloc(0)).toString('base64'),
    }))
    return this.#product.act('send', { member, channel: 'dm', content, files })
  }

  async #ask(member: string, question: string): Promise<void> {
    const { channels } = await this.#product.act('state', {})
    const channel = channels.find((each) => 'name' in each && each.name === 'support')?.id ?? ''
    await this.#product.act('command', { member, channel, name: 'helpme', options: { question } })
  }

  async #upload(name: string, body: Buffer): Promise<string> {
    const { url, cookie } = this.#product
    const headers = { cookie, origin: url, 'content-type': 'application/octet-stream' }
    const answer = await fetch(`${url}/api/v1/files?name=${name}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
    })
    return ((await answer.json()) as { id: string }).id
  }

  async #count(conversation: string): Promise<number> {
    return (await this.#product.rpc().conversations.messages({ id: conversation })).items.length
  }

  async #find(name: string): Promise<string> {
    let found: string | undefined
    await this.#until(async () => {
      const { items } = await this.#product.rpc().conversations.list({ view: 'all', limit: 100 })
      found = items.find(({ contact, lastInboundAt }) => contact.name === name && lastInboundAt)?.id
      return found !== undefined
    })
    this.conversations.set(name, found ?? '')
    return found ?? ''
  }

  /** Everything that goes to the member has come to its end. */
  #delivered(conversation: string): Promise<void> {
    return this.#until(async () => {
      const { items } = await this.#product.rpc().conversations.messages({ id: conversation })
      return items.every(({ delivery }) => delivery === null || !['queued', 'sending'].includes(delivery.state))
    })
  }

  async #until(look: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 20_000
    while (!(await look())) {
      if (Date.now() > deadline) throw new Error('a conversation did not come to pass in time')
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }

  /** The only thing that no act can do: all of it was said within seconds, and is to look like a morning. */
  async #moveBack(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#product.databaseUrl })
    await client.connect()
    for (const { member, age } of TALKS) await moveConversation(client, this.conversations.get(member) ?? '', age)
    await client.query(`update contact set created_at = created_at - interval '143 days'`)
    await spreadMessages(client, this.conversations.get(MAIN) ?? '')
    await client.end()
  }
}

async function moveConversation(client: pg.Client, id: string, minutes: number): Promise<void> {
  const by = `${minutes} minutes`
  await client.query(
    `update conversation set last_message_at = last_message_at - $2::interval, last_inbound_at = last_inbound_at - $2::interval,
       opened_at = opened_at - $2::interval - interval '4 minutes', resolved_at = resolved_at - $2::interval where id = $1`,
    [id, by],
  )
  await client.query('update message set sent_at = sent_at - $2::interval where conversation_id = $1', [id, by])
}

/** The long conversation took a quarter of an hour: its messages stand a minute and a half apart. */
async function spreadMessages(client: pg.Client, id: string): Promise<void> {
  await client.query(
    `with told as (select id, row_number() over (order by sent_at desc) - 1 as back from message where conversation_id = $1)
     update message m set sent_at = m.sent_at - told.back * interval '95 seconds' from told where m.id = told.id`,
    [id],
  )
  await client.query(`update conversation set opened_at = opened_at - interval '17 minutes' where id = $1`, [id])
}
