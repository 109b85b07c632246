import { afterAll, beforeAll, expect, test } from 'vitest'
import { directMessage, openTestCore, type TestCore } from '../../../test/support/core.ts'
import { Story } from '../../../test/support/story.ts'
import { createArticle } from '../knowledge/create-article.ts'
import { publishArticle } from '../knowledge/publish-article.ts'
import type { AnswerEngine } from '../virtual-agent/answer-engine.ts'
import { lexicalEngine } from '../virtual-agent/lexical-engine.ts'
import { explainMessage } from './explain-message.ts'

let core: TestCore
let story: Story
beforeAll(async () => {
  core = await openTestCore()
  story = new Story(core)
})
afterAll(() => core.close())

async function publish(title: string, body: string): Promise<string> {
  const by = { workspace: core.workspace, agent: core.agent }
  const article = await createArticle(core.kernel, { ...by, title, body, examples: [title], locale: 'en' })
  await publishArticle(core.kernel, { ...by, article })
  return article
}

const hide = (article: string) =>
  core.database.pool.query("update article set status = 'draft' where id = $1", [article])

test('an article that is unpublished between the decision and the answer is not given, and "Why?" knows it', async () => {
  const article = await publish('Refund of a lantern pass', 'Lantern passes are refunded for a week.')
  const hasty: AnswerEngine = {
    async propose(reader, asked) {
      const proposal = await lexicalEngine.propose(reader, asked)
      expect(proposal.certainty).toBe('answer')
      await hide(article)
      return proposal
    },
  }
  const asked = new Story(core, hasty)
  const id = await asked.say(directMessage('zoe', 'refund of a lantern pass'))
  const said = await asked.last(id)
  expect(said.text).toBe("I don't know this one. Shall I get a person?")
  expect(await explainMessage(core.kernel.db, core.workspace, said.id)).toMatchObject({
    decision: 'unknown',
    words: 'No published article fits well enough.',
  })
})

test('"Why?" tells no word of what was deleted since', async () => {
  const id = await story.say(directMessage('bob', 'plugh xyzzy frobnicate'))
  const { id: said } = await story.last(id)
  const words = async () => (await explainMessage(core.kernel.db, core.workspace, said)).reasons?.words
  expect(await words()).toContain('xyzzy')
  await core.database.pool.query(
    `update message set deleted_at = now() where conversation_id = $1 and author = 'contact'`,
    [id],
  )
  expect(await words()).toEqual([])
})

test('"Why?" of a picked article says that it was picked', async () => {
  const article = await publish('How trails are walked', 'One foot, then the other.')
  const id = await story.say(directMessage('abel', 'zzz qqq xxx'))
  await story.say(story.press('abel', (await story.last(id)).id, 'pick', article))
  const why = await explainMessage(core.kernel.db, core.workspace, (await story.last(id)).id)
  expect(why).toMatchObject({ decision: 'answer', words: 'The member picked this article.' })
})
