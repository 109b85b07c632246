import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { propose } from '../../core/virtual-agent/engine/propose.ts'
import { unpackModel } from '../../core/virtual-agent/engine/store.ts'
import type { Lesson } from '../../core/virtual-agent/engine/train.ts'
import { TrainingStopped } from '../../core/virtual-agent/model/trainer.ts'
import { ThreadTrainer } from './thread-trainer.ts'

const COLOURS = ['red', 'green', 'blue', 'yellow', 'purple', 'orange']
const lessons: Lesson[] = COLOURS.map((colour) => ({
  id: colour,
  title: `The ${colour} lantern`,
  text: `Lift the **${colour}** lantern to \`light\` it.`,
  examples: [`how do i light the ${colour} lantern`, `my ${colour} lantern is dark`, `${colour} lantern broken`],
}))
const many = Array.from({ length: 400 }, (_, at): Lesson => {
  const examples = [1, 2, 3, 4, 5, 6].map((n) => `question ${n} about thing ${at} and ${at * 7} of ${at % 13}`)
  return { id: `many-${at}`, title: `Thing ${at}`, text: '', examples }
})

test('a thread learns lessons, and what it packs answers', async () => {
  const shares: number[] = []
  const { signal } = new AbortController()
  const { packed, figures } = await new ThreadTrainer().train(lessons, { unanswered: [], signal }, (share) =>
    shares.push(share),
  )
  expect(getEventListeners(signal, 'abort')).toEqual([])
  expect(shares.length).toBeGreaterThan(0)
  const model = unpackModel(packed)
  expect(model && propose(model, 'the green lantern does not light').candidates[0]?.article).toBe('green')
  expect(figures).toMatchObject({ bytes: packed.byteLength, seconds: expect.any(Number) })
})

test('one is trained after the other, and one that fails does not keep the next from it', async () => {
  const trainer = new ThreadTrainer()
  const broken = [{ ...lessons[0], examples: null }] as unknown as Lesson[]
  const done: string[] = []
  const first = trainer.train(broken, { unanswered: [] }).catch(() => done.push('failed'))
  const second = trainer.train(lessons, { unanswered: ['what is the weather'] }).then(() => done.push('trained'))
  await Promise.all([first, second])
  expect(done).toEqual(['failed', 'trained'])
})

test('what is not wanted any more is left at once, whether it has begun or not', async () => {
  const trainer = new ThreadTrainer()
  const begun = new AbortController()
  const { promise: under, resolve } = Promise.withResolvers<void>()
  const running = trainer.train(many, { unanswered: [], signal: begun.signal }, () => resolve())
  const waiting = trainer.train(many, { unanswered: [], signal: AbortSignal.abort() })
  await under
  const began = performance.now()
  begun.abort()
  await expect(running).rejects.toThrow(TrainingStopped)
  await expect(waiting).rejects.toThrow(TrainingStopped)
  expect(performance.now() - began).toBeLessThan(1500)
})
