import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { propose } from '../core/virtual-agent/engine/propose.ts'
import { unpackModel } from '../core/virtual-agent/engine/store.ts'
import type { Model } from '../core/virtual-agent/engine/train.ts'
import { refusesPerson } from '../core/virtual-agent/refuses-person.ts'
import { wantsPerson } from '../core/virtual-agent/wants-person.ts'
import { FatalError } from '../kernel/errors.ts'
import { ThreadTrainer } from './train/thread-trainer.ts'

export const SERVE_HELP = `guildesk virtual-agent serve --data <folder> [--train <file>]
                      learns the folder's articles, says on standard error what that took, then answers questions, one JSON object a line`

const article = z.object({ id: z.string(), title: z.string(), text: z.string().default('') })
const example = z.object({ text: z.string(), article: z.string().nullable() })
const question = z.object({ text: z.string(), locale: z.string().optional() })

/** What the command reads and where it speaks. */
interface Talk {
  input: Readable
  say: (line: string) => void
  /** Beside the answers. */
  tell: (line: string) => void
}

const CONSOLE: Talk = {
  input: process.stdin,
  say: (line) => process.stdout.write(`${line}\n`),
  tell: (line) => console.error(line),
}

/**
 * `guildesk virtual-agent serve`: reads kb.jsonl, train.jsonl or the file that is named, and train_oos.jsonl where there is one; then
 * for each line of input `{ text }` one line of output `{ article, score, suggestions, wantsHuman }`. Ends with the input. It needs no database.
 * What learning took goes to standard error as one line: examples, seconds, seconds of processor, bytes of the model and of memory.
 * @throws FatalError with one line that says what to do instead
 */
export async function serveQuestions(words: readonly string[], { input, say, tell } = CONSOLE): Promise<void> {
  const { data, trainFile } = readWish(words)
  const model = await learn(data, trainFile, tell)
  for await (const line of createInterface({ input })) {
    if (line.trim() !== '') say(JSON.stringify(answer(model, line)))
  }
}

function readWish(words: readonly string[]): { data: string; trainFile: string } {
  const text = { type: 'string' as const }
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { data: text, train: text },
      allowPositionals: true,
    })
    if (positionals[0] !== 'serve' || !values.data) throw new Error('Say serve, and the folder with --data.')
    return { data: values.data, trainFile: values.train ?? join(values.data, 'train.jsonl') }
  } catch (error) {
    throw new FatalError(`${(error as Error).message.split('\n')[0]}\n${SERVE_HELP}`)
  }
}

/** Learns the articles and examples of a folder. @param tell is given one line that says what it took */
async function learn(data: string, trainFile: string, tell: (line: string) => void): Promise<Model> {
  const articles = await readLines(join(data, 'kb.jsonl'), article)
  const examples = await readLines(trainFile, example)
  const none = await readLines(join(data, 'train_oos.jsonl'), example, true)
  const asked = new Map<string, string[]>(articles.map(({ id }) => [id, []]))
  for (const each of examples) if (each.article !== null) asked.get(each.article)?.push(each.text)
  const lessons = articles.map((each) => ({ ...each, examples: asked.get(each.id) ?? [] }))
  const unanswered = [...none, ...examples].filter((each) => each.article === null).map(({ text }) => text)
  const before = { processor: processorSeconds(), memory: process.memoryUsage().rss }
  const { packed, figures } = await new ThreadTrainer().train(lessons, { unanswered })
  const took = {
    examples: examples.length,
    seconds: figures.seconds,
    processorSeconds: Math.round((processorSeconds() - before.processor) * 10) / 10,
    // Kilobytes, the most there ever was; as in the product, the model comes packed from a thread of its own.
    memoryAdded: Math.max(0, process.resourceUsage().maxRSS * 1024 - before.memory),
    modelBytes: figures.bytes,
  }
  tell(JSON.stringify(took))
  const model = unpackModel(packed)
  if (!model) throw new Error('The model that was learnt cannot be read.')
  return model
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

async function readLines<Shape>(path: string, shape: z.ZodType<Shape>, optional = false): Promise<Shape[]> {
  let text = ''
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (optional && (error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new FatalError(`${path} cannot be read: ${(error as Error).message}`)
  }
  return text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const read = shape.safeParse(parse(line))
    if (!read.success) throw new FatalError(`Line ${at + 1} of ${path} is not what is expected there.`)
    return [read.data]
  })
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** One line out for each line in, whatever it says, so that question and answer stay together. */
function answer(model: Model, line: string): object {
  const read = question.safeParse(parse(line))
  if (!read.success) return { article: null, score: 0, suggestions: [], wantsHuman: false, error: 'not a question' }
  const { text } = read.data
  const { candidates, sureness, certainty } = propose(model, text)
  return {
    article: certainty === 'answer' ? (candidates[0]?.article ?? null) : null,
    score: sureness,
    suggestions: candidates.map((candidate) => candidate.article),
    wantsHuman: wantsPerson(text) && !refusesPerson(text),
  }
}
