import { expect, test } from 'vitest'
import { propose } from './propose.ts'
import { packModel, unpackModel } from './store.ts'
import { thresholdsAt } from './thresholds.ts'
import { type Lesson, train } from './train.ts'

const lesson = (id: string, title: string, ...examples: string[]): Lesson => ({ id, title, text: '', examples })

const LESSONS: Lesson[] = [
  lesson(
    'refund',
    'Refunds',
    'how do i get a refund',
    'i want my money back',
    'can you refund my purchase',
    'return my order for money',
    'refund please',
  ),
  lesson(
    'password',
    'Reset your password',
    'i forgot my password',
    'how do i reset my password',
    'cannot log in password wrong',
    'change password',
    'new password please',
  ),
  lesson(
    'server',
    'Server status',
    'is the server down',
    'the game servers are offline',
    'cannot connect to the server',
    'server status',
    'are servers up',
  ),
  lesson(
    'skin',
    'Missing skins',
    'my skin is missing',
    'i bought a skin and did not get it',
    'where is my skin',
    'skin not in inventory',
    'skin disappeared',
  ),
  lesson(
    'crash',
    'The game crashes',
    'the game crashes at start',
    'game keeps crashing',
    'crash on launch',
    'it closes by itself with a crash',
    'crashed again',
  ),
  lesson(
    'ban',
    'Appeal a ban',
    'i was banned',
    'appeal my ban',
    'unban my account',
    'why am i banned',
    'banned for no reason',
  ),
  lesson(
    'gift',
    'Gift cards',
    'redeem a gift card',
    'my gift card does not work',
    'where do i enter the gift code',
    'gift code invalid',
    'buy a gift card',
  ),
  lesson(
    'voice',
    'Voice chat',
    'voice chat does not work',
    'nobody hears my microphone',
    'no sound in voice chat',
    'mute a player in voice',
    'microphone broken',
  ),
]

const model = train(LESSONS)

test.each([
  ['how can i get a refund?', 'refund'],
  ['yo i forgto my pasword 😭', 'password'],
  ['<@!123456789012345678> IS THE SERVER DOWN???', 'server'],
  ['wheres my skin lol', 'skin'],
  ['gmae keeps crahsing', 'crash'],
])('%s is answered by %s', (question, article) => {
  expect(propose(model, question).candidates[0]?.article).toBe(article)
})

test('what no article knows is less sure than what one does', () => {
  const known = propose(model, 'how do i reset my password').sureness
  for (const other of ['what is the weather in berlin', 'tell me a recipe for soup', 'qwertz asdf'])
    expect(propose(model, other).sureness).toBeLessThan(known)
})

test.each(['', ' ', '😭😭😭', 'a', 'x'.repeat(10_000), 'ไม่มี', 'مرحبا بك', 'H̸̡̪̯ͨ͊̽̅̾̎Ȩ̬̩̾͛ͪ̈́̀́͘', '{"$ne": null}'])(
  '%j is taken',
  (question) => {
    const { sureness, candidates } = propose(model, question)
    expect(sureness).toBeGreaterThanOrEqual(0)
    expect(candidates.length).toBeLessThanOrEqual(5)
  },
)

test.each([0, 1, 3])('%i articles are enough to run', (count) => {
  const small = train(LESSONS.slice(0, count))
  const { candidates } = propose(small, 'how do i get a refund')
  expect(candidates).toHaveLength(count)
  if (count > 0) expect(candidates[0]?.article).toBe('refund')
})

test('a model that was stored answers as before', () => {
  const bytes = packModel(model)
  const again = unpackModel(bytes)
  // As a driver hands them over: a small buffer stands somewhere in a shared one.
  const [pool, at] = [Buffer.alloc(bytes.length + 13), 5]
  pool.set(bytes, at)
  expect(unpackModel(pool.subarray(at, at + bytes.length))).toEqual(again)
  expect(bytes.length).toBeLessThan(8_000_000)
  expect(again && propose(again, 'my skin disapeared')).toEqual(propose(model, 'my skin disapeared'))
})

test('learning says how far it is, and never goes back', () => {
  const told: number[] = []
  train(LESSONS, { progress: (share) => told.push(share) })
  expect(told.length).toBeGreaterThan(50)
  expect(told.toSorted((a, b) => a - b)).toEqual(told)
  expect(told[0]).toBeLessThan(0.1)
  expect(told.at(-1)).toBe(1)
})

test('questions that nothing answers are learnt as such', () => {
  const unanswered = [
    'is there a merch shop',
    'when do you open the merch shop',
    'merch shop sale',
    'shirts in the merch shop',
  ]
  const knowing = train(LESSONS, { unanswered })
  const asked = 'where do i find the merch shop'
  expect(propose(knowing, asked).sureness).toBeLessThan(propose(model, asked).sureness / 2)
  expect(propose(knowing, 'i forgot my password').candidates[0]?.article).toBe('password')
})

test('articles without any example are found by title and text', () => {
  const bare = LESSONS.map((each) => ({ ...each, examples: [], text: each.examples.join('. ') }))
  const titled = train(bare)
  expect(propose(titled, 'reset your passwords').candidates[0]?.article).toBe('password')
  expect(propose(titled, 'my microphone is broken').candidates[0]?.article).toBe('voice')
  expect(propose(titled, 'reset your password').certainty).toBe('answer')
})

test('other thresholds change what is done, not what is thought', () => {
  const asked = 'i forgot my password'
  const [bold, careful] = [0, 1].map((caution) => propose(model, asked, thresholdsAt(model, caution)))
  expect(bold?.sureness).toBe(careful?.sureness)
  expect(bold?.certainty).toBe('answer')
})

test('a model says what it was worth on what was hidden from it', () => {
  expect(model.measured?.right).toBeGreaterThan(0.5)
  expect(model.measured?.leftUnanswered).toBeGreaterThan(0.4)
  expect(train(LESSONS.slice(0, 3)).measured).toBeUndefined()
})

test('the same lessons give the same model', () => {
  expect(Buffer.compare(packModel(train(LESSONS)), packModel(model))).toBe(0)
})
