import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Exchange, switchToFlex } from '../../../test/support/exchange.ts'
import { Story } from '../../../test/support/story.ts'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
  await switchToFlex(core)
})
afterAll(() => core.close())

let members = 0
/** A member who waits for an agent in Flex, and the exchange there. */
async function handedOver(): Promise<{ id: string; exchange: Exchange }> {
  const id = await story.say(directMessage(`member${++members}`, 'i want to talk to a human'))
  return { id, exchange: await Exchange.of(core, id) }
}

/** Who has waited and is with Priya. */
async function withPriya(): Promise<{ id: string; exchange: Exchange }> {
  const { id, exchange } = await handedOver()
  exchange.join('Priya')
  await exchange.read()
  return { id, exchange }
}

const texts = async (id: string) => (await story.said(id)).map(({ text }) => text)
const deliveries = async (message: string | undefined) => {
  const { rows } = await core.database.pool.query<{ operation: string; text: string }>(
    'select operation, text from delivery where message_id = $1 order by id',
    [message],
  )
  return rows
}
const rowOf = async (text: string) => {
  const { rows } = await core.database.pool.query('select * from message where text = $1', [text])
  return rows[0] as Record<string, unknown>
}

describe('what agents there say', () => {
  test('reaches the member in order and once, with the name of who says it', async () => {
    const { id, exchange } = await withPriya()
    const before = (await story.said(id)).length
    exchange.says('Priya', 'Hi, let me look.')
    exchange.says('Priya', 'It is *open* now.')
    await exchange.read()
    await exchange.read()
    const said = (await story.said(id)).slice(before)
    expect(said.map(({ author, text, shown }) => ({ author, text, shown }))).toEqual([
      { author: 'agent', text: 'Hi, let me look.', shown: ['**Priya:** Hi, let me look.'] },
      { author: 'agent', text: 'It is *open* now.', shown: ['**Priya:** It is *open* now.'] },
    ])
    expect(await rowOf('Hi, let me look.')).toMatchObject({ agent_id: null, spoken_by: 'Priya' })
    expect(await exchange.row()).toMatchObject({ seen_index: 1 })
    expect((await exchange.told()).map(({ text }) => text)).not.toContain('Hi, let me look.')
  })

  test('of two readings at once each message is stored once', async () => {
    const { id, exchange } = await withPriya()
    for (let n = 0; n < 5; n++) exchange.says('Priya', `line ${n}`)
    await Promise.all([exchange.read(), exchange.read(), exchange.read()])
    expect((await texts(id)).slice(-5)).toEqual(['line 0', 'line 1', 'line 2', 'line 3', 'line 4'])
  })

  test('waits for what stands before it, and for five seconds only', async () => {
    const { id, exchange } = await withPriya()
    exchange.says('Priya', 'first')
    const third = exchange.says('Priya', 'third', { skip: 1 })
    await exchange.read()
    expect(await texts(id)).toContain('first')
    expect(await texts(id)).not.toContain('third')
    expect(await exchange.row()).toMatchObject({ look_at: new Date(third.at.getTime() + 5000), seen_index: 0 })
    core.clock.advance(5000)
    await exchange.read()
    expect((await texts(id)).at(-1)).toBe('third')
    expect(await exchange.row()).toMatchObject({ seen_index: 2 })
    // What turns up in the hole after all is not lost.
    exchange.messages.push({ ...third, externalId: 'IMlate', index: 1, text: 'second, late' })
    await exchange.read()
    expect((await texts(id)).at(-1)).toBe('second, late')
  })

  test('is not what we said ourselves', async () => {
    const { id, exchange } = await withPriya()
    const before = await texts(id)
    exchange.says('member', 'hello again', { ours: true, key: 'gd-1-1' })
    exchange.says('Priya', 'and this is hers')
    await exchange.read()
    expect(await texts(id)).toEqual([...before, 'and this is hers'])
    expect(await exchange.row()).toMatchObject({ seen_index: 1 })
  })

  test('comes with its files; of one that cannot be had only the agent hears', async () => {
    const { id, exchange } = await withPriya()
    const files = ['a', 'b'].map((name) => ({ id: name, name: `${name}.png`, mediaType: 'image/png', size: 3 }))
    exchange.files.set('a', { name: 'a.png', mediaType: 'image/png', bytes: 3, blob: 'x/1', hash: 'h' })
    exchange.files.set('b', { refused: 'It is larger than the 10 MB that Discord takes.' })
    exchange.says('Priya', 'Look', { files })
    exchange.says('Priya', '', { files: files.slice(1) })
    await exchange.read()
    const { id: message, attachment_count } = await rowOf('Look')
    expect(attachment_count).toBe(1)
    const { rows } = await core.database.pool.query('select name, state, blob from attachment where message_id = $1', [
      message,
    ])
    expect(rows).toEqual([{ name: 'a.png', state: 'stored', blob: 'x/1' }])
    expect((await texts(id)).at(-1)).toBe('Look')
    const words = `Not sent to member${members}: b.png. It is larger than the 10 MB that Discord takes.`
    expect((await exchange.told()).filter(({ operation }) => operation === 'words')).toEqual([
      { operation: 'words', text: words, message: null },
      { operation: 'words', text: words, message: null },
    ])
  })

  test('of no words and no files is nothing; hostile words are words', async () => {
    const { id, exchange } = await withPriya()
    const before = (await story.said(id)).length
    exchange.says('Priya', '   ')
    exchange.says('Pri\0ya\n**x**', 'zero \0 byte, half \ud83d, @everyone')
    exchange.says('Priya', 'w'.repeat(30_000))
    await exchange.read()
    const said = (await story.said(id)).slice(before)
    expect(said).toHaveLength(2)
    expect(said[0]?.shown[0]).toContain('**Priya \\*\\*x\\*\\*:** zero  byte, half �, @everyone')
    expect(said[1]?.shown.length).toBeGreaterThan(14)
    expect(await exchange.row()).toMatchObject({ seen_index: 2 })
  })

  test('and what no person there says is shown without a name', async () => {
    const { id, exchange } = await withPriya()
    exchange.says('survey', 'Your agent is typing a report.', { by: 'system' })
    await exchange.read()
    expect(await story.last(id)).toMatchObject({ author: 'notice', shown: ['Your agent is typing a report.'] })
  })
})

describe('what agents there change', () => {
  test('is changed in Discord, once, and the old words are kept', async () => {
    const { id, exchange } = await withPriya()
    const said = exchange.says('Priya', 'It is opne')
    await exchange.read()
    const { id: message } = await story.last(id)
    await core.database.pool.query(`update delivery set state = 'sent', external_id = '1' where message_id = $1`, [
      message,
    ])
    exchange.edit(said, 'It is open')
    await exchange.read()
    await exchange.read()
    expect(await rowOf('It is open')).toMatchObject({ revisions: 1 })
    expect(await deliveries(message)).toEqual([
      { operation: 'send', text: '**Priya:** It is opne' },
      { operation: 'edit', text: '**Priya:** It is open' },
    ])
  })

  test('is taken back in Discord; what is only listed late is not', async () => {
    const { id, exchange } = await withPriya()
    const said = exchange.says('Priya', 'wrong window, sorry')
    const kept = exchange.says('Priya', 'still here')
    await exchange.read()
    const { id: message } = await rowOf('wrong window, sorry')
    await core.database.pool.query(`update delivery set state = 'sent', external_id = '2' where message_id = $1`, [
      message,
    ])
    exchange.remove(said)
    await exchange.read()
    expect(await rowOf('wrong window, sorry')).toMatchObject({ deleted_at: null })
    core.clock.advance(5000)
    await exchange.read()
    expect(await rowOf('wrong window, sorry')).toMatchObject({ deleted_at: core.clock.now() })
    expect((await deliveries(message as string)).at(-1)?.operation).toBe('delete')
    // A list that does not reach so far back takes nothing away.
    exchange.remove(kept)
    await exchange.read({ after: 1 })
    await exchange.read({}, { whole: false })
    expect(await rowOf('still here')).toMatchObject({ deleted_at: null })
    expect(id).toBeTruthy()
  })
})
