import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveQuestions } from './cli-serve-questions.ts'

let folder: string
const lines = (...rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guildesk-serve-'))
  const articles = [
    { id: 'refund', title: 'Ask for a refund', text: 'You get your money back.' },
    { id: 'password', title: 'Forgot your password', text: '' },
  ]
  await writeFile(join(folder, 'kb.jsonl'), lines(...articles))
  await writeFile(join(folder, 'few.jsonl'), lines({ text: 'i want my money back', article: 'refund' }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The command with all of its input at once. */
async function serve(words: string[], input: string) {
  const said: string[] = []
  const told: string[] = []
  const say = (line: string) => void said.push(line)
  await serveQuestions(words, { input: Readable.from([input]), say, tell: (line) => void told.push(line) })
  return { answers: said.map((line) => JSON.parse(line)), took: JSON.parse(told.join('\n')) }
}

test('each line is answered by one line, in order, whatever it says', async () => {
  const words = ['serve', '--data', folder, '--train', join(folder, 'few.jsonl')]
  const last = lines({ text: 'can i talk to a human' }, { text: '' })
  const { answers, took } = await serve(words, `${lines({ text: 'need a refnud, money back' })}no json\n\n${last}`)
  expect(answers).toHaveLength(4)
  expect(answers[0]).toMatchObject({ suggestions: ['refund', 'password'], wantsHuman: false })
  expect(answers[1]).toMatchObject({ article: null, error: 'not a question' })
  expect(answers[2]).toMatchObject({ wantsHuman: true })
  expect(answers[3]).toMatchObject({ article: null, score: 0, suggestions: [] })
  expect(took).toMatchObject({ examples: 1, modelBytes: expect.any(Number), memoryAdded: expect.any(Number) })
})

test('what cannot be read, or understood, is said in one line', async () => {
  await expect(serve(['serve', '--data', join(folder, 'nowhere')], '')).rejects.toThrow('kb.jsonl cannot be read')
  await expect(serve(['serve'], '')).rejects.toThrow('Say serve, and the folder with --data.')
  await writeFile(join(folder, 'odd.jsonl'), '{"text": 1}\n')
  const odd = ['serve', '--data', folder, '--train', join(folder, 'odd.jsonl')]
  await expect(serve(odd, '')).rejects.toThrow('Line 1 of')
})
