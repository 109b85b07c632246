import { expect, test } from 'vitest'
import { propose } from './propose.ts'
import { randomOf } from './random.ts'
import { packModel, unpackModel } from './store.ts'
import { train } from './train.ts'

/** Made-up words, so that each article has some of its own. */
function lessonsOf(count: number) {
  const random = randomOf(11)
  const syllables = 'ka ro mi tu len bar so vi dex qua pol fin gra hem'.split(' ')
  const word = () => Array.from({ length: 3 }, () => syllables[Math.floor(random() * syllables.length)]).join('')
  return Array.from({ length: count }, (_, at) => {
    const [a, b, c] = [word(), word(), word()]
    const examples = [`how do i ${a} my ${b}`, `${b} does not ${a} the ${c}`]
    return { id: String(at), title: `${a} ${b}`, text: `To ${a} your ${b}, open ${c}.`, examples }
  })
}

test('more than a thousand articles are found by retrieval, quickly', () => {
  const lessons = lessonsOf(1200)
  const model = train(lessons)
  expect(model.members.linear).toBeNull()
  expect(model.rejector).not.toBeNull()
  const asked = lessons.slice(0, 100).map(({ id, examples }) => ({ id, question: `please ${examples[0]} now` }))
  const began = performance.now()
  const right = asked.filter(({ id, question }) => propose(model, question).candidates[0]?.article === id)
  expect((performance.now() - began) / asked.length).toBeLessThan(50)
  expect(right.length).toBeGreaterThan(90)
  const again = unpackModel(packModel(model))
  expect(again && propose(again, asked[0]!.question)).toEqual(propose(model, asked[0]!.question))
})
