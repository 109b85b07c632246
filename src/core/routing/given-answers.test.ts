import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { makeDataFolder } from '../../../test/support/data-folder.ts'
import { makePng } from '../../../test/support/png.ts'
import { Story } from '../../../test/support/story.ts'
import { FolderBlobStore } from '../../kernel/blobs.ts'
import { readBlobs } from '../attachment/read-blobs.ts'
import { addImage } from '../knowledge/add-image.ts'
import { createArticle } from '../knowledge/create-article.ts'
import { createCollection } from '../knowledge/create-collection.ts'
import { deleteArticle } from '../knowledge/delete-article.ts'
import { publishArticle } from '../knowledge/publish-article.ts'
import { removeImage } from '../knowledge/remove-image.ts'
import { translateArticle } from '../knowledge/translate-article.ts'
import { unpublishArticle } from '../knowledge/unpublish-article.ts'
import { updateArticle } from '../knowledge/update-article.ts'
import type { AnswerEngine } from '../virtual-agent/answer-engine.ts'
import { lexicalEngine } from '../virtual-agent/lexical-engine.ts'
import { updateSettings } from '../workspace/update-settings.ts'

const LISBON = { id: '100000000000000001', name: 'Lumen Lisboa' }
const KYOTO = { id: '100000000000000002', name: 'Lumen Kyoto' }

let core: TestCore
let story: Story
let blobs: FolderBlobStore
let steps = ''
let passos = ''
let beta = ''
const folder = makeDataFolder()

const write = async (title: string, body: string, examples: string[], collection: string | null = null) => {
  const { kernel, workspace, agent } = core
  const article = await createArticle(kernel, { workspace, agent, title, body, examples, locale: 'en', collection })
  await publishArticle(kernel, { workspace, agent, article })
  return article
}

beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
  blobs = new FolderBlobStore(folder, core.clock)
  const { kernel, workspace, agent } = core
  const act = { workspace, agent }
  steps = await write('Steps are not counted', 'Allow motion.', ['my steps are not counted'])
  passos = await translateArticle(kernel, { ...act, article: steps, locale: 'pt-BR' })
  const content = {
    title: 'Os passos não são contados',
    body: 'Permita movimento.',
    examples: ['meus passos não contam'],
  }
  await updateArticle(kernel, { ...act, article: passos, version: 1, content })
  await publishArticle(kernel, { ...act, article: passos })
  const collection = await createCollection(kernel, { ...act, name: 'Beta' })
  beta = await write('Join the beta', 'Ask for a key.', ['how do i join the beta'], collection)
  const guilds = [
    { guild: LISBON.id, name: 'Lumi', tone: 'warm' as const, collections: [], languages: ['pt-BR'], forums: [] },
    { guild: KYOTO.id, tone: 'warm' as const, collections: null, languages: null, forums: [] },
  ]
  await updateSettings(kernel, { ...act, change: { version: 1, virtualAgent: { guilds } } })
})
afterAll(async () => {
  await core.close()
  rmSync(folder, { recursive: true, force: true })
})

const say = async (member: string, words: string, guild: typeof LISBON | null = null) => {
  core.clock.advance(1000)
  const chat = await story.say(directMessage(member, words, { guild, sentAt: core.clock.now() }))
  return { chat, ...(await story.last(chat)) }
}
const shown = ({ shown: parts }: { shown: string[] }) => parts.join('\n')

describe('an article is given in the language of the question', () => {
  test('its translation where there is one, and what is recorded is the original', async () => {
    const { chat, ...said } = await say('ana', 'oi, meus passos não contam mais')
    expect(shown(said)).toContain('[Os passos não são contados] Permita movimento.')
    const { rows } = await core.database.pool.query(
      `select m.article_id as shown, q.article_id as asked, q.locale, q.messages from message m
       join question q on q.reply_id = m.id where m.id = $1`,
      [said.id],
    )
    expect(rows).toMatchObject([{ shown: passos, asked: steps, locale: 'pt-BR', messages: [expect.any(String)] }])
    expect((await story.conversation(chat)).offer).toEqual({ kind: 'helped', article: steps })
  })

  test('else the original; and what was unpublished a moment ago is not answered', async () => {
    expect(shown(await say('bia', 'how do i join the beta'))).toContain('[Join the beta]')
    const { kernel, workspace, agent } = core
    const late: AnswerEngine = {
      async propose(reader, asked) {
        const proposal = await lexicalEngine.propose(reader, asked)
        await unpublishArticle(kernel, { workspace, agent, article: beta })
        return proposal
      },
    }
    const hasty = new Story(core, late)
    const id = await hasty.say(directMessage('caio', 'how do i join the beta'))
    expect((await hasty.last(id)).text).toContain("I don't know this one")
    await publishArticle(kernel, { workspace, agent, article: beta })
  })
})

describe('a server has its own virtual agent', () => {
  test('its name, its language and its collections', async () => {
    const said = await say('duda', 'meus passos não contam', LISBON)
    expect(shown(said)).toMatch(/^\*\*Lumi\*\* · agente virtual\nQue chato, sinto muito\. /)
    expect(shown(await say('duda', 'o que é preciso para entrar no beta'))).not.toContain('[Join the beta]')
    expect(shown(await say('eli', 'how do i join the beta', KYOTO))).toContain('[Join the beta]')
  })

  test('a question in another language goes to a person, in words', async () => {
    const said = await say('finn', 'where can i see how many steps i have done', LISBON)
    expect(await story.conversation(said.chat)).toMatchObject({ status: 'queued' })
    expect(await story.caseOf(said.chat)).toMatchObject({ reason: 'language' })
    const texts = (await story.said(said.chat)).map(({ text }) => text)
    expect(texts.at(-2)).toBe('I do not answer in this language here, so I get a person for you.')
    expect(await say('gia', 'oi', LISBON)).toMatchObject({ author: 'virtual_agent' })
  })

  test('a question in another language says nothing of what was answered before', async () => {
    const { chat } = await say('lea', 'meus passos não contam', LISBON)
    await say('lea', 'where can i see how many steps i have done', LISBON)
    expect(await story.caseOf(chat)).toMatchObject({ reason: 'language' })
    const { rows } = await core.database.pool.query('select outcome from question where conversation_id = $1', [chat])
    expect(rows).toEqual([{ outcome: null }])
  })

  test('a warm word stands before an article, and comfort never twice in a row', async () => {
    const first = await say('hugo', 'my steps are not counted', KYOTO)
    expect(shown(first)).toContain("\nThat's no fun, sorry. This is what we have on that.")
    await say('hugo', 'how do i join the beta')
    expect(shown(await story.last(first.chat))).toContain('\nHappy to help with that. This is')
    await say('ines', 'my steps are not counted', KYOTO)
    await write('Lantern is stuck', 'Shake it.', ['my lantern is stuck and broken'])
    expect(shown(await say('ines', 'my lantern is stuck and broken'))).toMatch(/virtual agent\nThis is what we have/)
  })
})

test('pictures of an article go out as files, and stay with the message when the article goes', async () => {
  const { kernel, workspace, agent } = core
  const article = await write('Read the map', 'North is up.', ['how do i read the map'])
  for (const name of ['north.png', 'south.png']) {
    await addImage(kernel, blobs, { workspace, agent, article, name, bytes: makePng(3, 2, [1, 2, 3]) })
  }
  const { chat } = await say('jo', 'how do i read the map')
  await deleteArticle(kernel, blobs, { workspace, agent, article })
  const { rows } = await core.database.pool.query(
    `select m.attachment_count, d.attachments from message m join delivery d on d.message_id = m.id
     where m.conversation_id = $1 and m.attachment_count > 0`,
    [chat],
  )
  expect(rows).toMatchObject([{ attachment_count: 2 }])
  const files = await readBlobs(kernel.db, blobs, workspace, rows[0].attachments)
  expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ['north.png', 'image/png'],
    ['south.png', 'image/png'],
  ])
  expect((await files[0]?.bytes())?.byteLength).toBeGreaterThan(50)
})

test('a picture that is removed while an answer takes it along stays with that answer', async () => {
  const { kernel, workspace, agent } = core
  const article = await write('Read the stars', 'Look up.', ['how do i read the stars'])
  const bytes = makePng(3, 2, [9, 9, 9])
  const image = await addImage(kernel, blobs, { workspace, agent, article, name: 'stars.png', bytes })
  const holder = await core.database.pool.connect()
  const waiting = (statement: string) =>
    expect.poll(async () => {
      const { rows } = await core.database.pool.query(
        `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like $1`,
        [`%${statement}%`],
      )
      return rows.length
    })
  try {
    await holder.query('begin')
    await holder.query('lock table attachment in share mode')
    const said = say('mia', 'how do i read the stars')
    await waiting('insert into attachment').toBe(1)
    const removed = removeImage(kernel, blobs, { workspace, agent, image })
    await waiting('delete from article_image').toBe(1)
    await holder.query('commit')
    await Promise.all([said, removed])
  } finally {
    holder.release(true)
  }
  const { rows } = await core.database.pool.query(`select id from attachment where name = 'stars.png'`)
  const [file] = await readBlobs(kernel.db, blobs, workspace, [rows[0].id])
  expect((await file?.bytes())?.byteLength).toBe(bytes.length)
})

describe('what an endpoint composed', () => {
  const composing = (articles: () => string[]): AnswerEngine => ({
    async propose(reader, asked) {
      const proposal = await lexicalEngine.propose(reader, asked)
      const [first, ...rest] = articles()
      const candidates = [first, ...rest].map((article) => {
        return { article: String(article), title: '', score: 0.9, matched: 'text' as const }
      })
      const composed = { words: 'Allow motion, then join the **beta**.', articles: articles() }
      return { ...proposal, candidates, certainty: 'answer', composed }
    },
  })

  test('is said with the articles that it is from, the first one being cited', async () => {
    const composed = new Story(
      core,
      composing(() => [steps, beta]),
    )
    const id = await composed.say(directMessage('kai', 'steps and beta'))
    const said = await composed.last(id)
    expect(said.text).toBe(
      'Allow motion, then join the **beta**.\n-# From the articles Steps are not counted · Join the beta',
    )
    const { rows } = await core.database.pool.query('select article_id from message where id = $1', [said.id])
    expect(rows).toEqual([{ article_id: steps }])
  })

  test('is not said when one of them is published no more', async () => {
    const gone = '01900000-0000-7000-8000-000000000009'
    const composed = new Story(
      core,
      composing(() => [steps, gone]),
    )
    const id = await composed.say(directMessage('lia', 'steps and beta'))
    expect(shown(await composed.last(id))).toContain('[Steps are not counted] Allow motion.')
  })
})
