import { z } from 'zod'
import { StoryTrouble } from './stage.ts'

const me = z.object({ agent: z.object({ publicName: z.string() }) })
const list = z.object({
  items: z.array(z.object({ id: z.string(), contact: z.object({ handle: z.string().nullable() }) })),
})
const cases = z.object({ items: z.array(z.object({ id: z.string(), number: z.number() })) })
const refusal = z.object({ message: z.string() })
const anything = z.unknown()

/** Whom a slow desk is waited for; the product answers within milliseconds. */
const ANSWER_MS = 10_000

/** The agent's side of the story: the desk's public API, as any program would use it. */
export class DeskClient {
  readonly #api: string
  readonly #key: string

  constructor(api: string, key: string) {
    this.#api = api
    this.#key = key
  }

  /** The public name of the agent whose key it is. */
  async name(): Promise<string> {
    return (await this.#ask('GET', '/me', me)).agent.publicName
  }

  /** The youngest conversation with the member of that Discord name, as soon as it waits for an agent. */
  async waiting(handle: string): Promise<string | undefined> {
    const { items } = await this.#ask('GET', '/conversations?view=unassigned&limit=50', list)
    return items.find(({ contact }) => contact.handle === handle)?.id
  }

  async take(conversation: string): Promise<void> {
    await this.#ask('POST', `/conversations/${conversation}/take`, anything)
  }

  async reply(conversation: string, text: string): Promise<void> {
    await this.#ask('POST', '/messages', anything, { conversation, text })
  }

  async resolve(conversation: string): Promise<void> {
    await this.#ask('POST', `/conversations/${conversation}/resolve`, anything)
  }

  /** The desk's id of the case with that number, once it stands there. */
  async caseOf(number: number): Promise<string | undefined> {
    const { items } = await this.#ask('GET', `/cases?q=${number}&limit=20`, cases)
    return items.find((each) => each.number === number)?.id
  }

  /** Gives a case another status; those who wait for it are told, with these words. */
  async move(id: string, to: { status: string; fixedIn?: string; words?: string }): Promise<void> {
    await this.#ask('POST', `/cases/${id}/move`, anything, to)
  }

  async #ask<T>(method: string, path: string, shape: z.ZodType<T>, body?: object): Promise<T> {
    const response = await fetch(`${this.#api}/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(ANSWER_MS),
    }).catch(() => {
      throw new StoryTrouble('The desk does not answer. Is Guildesk still running?')
    })
    const answer: unknown = await response.json().catch(() => null)
    if (response.ok) return shape.parse(answer)
    if (response.status === 401)
      throw new StoryTrouble(
        'The desk lets the story in no more: the demo workspace was removed, or Guildesk was started anew.',
      )
    const said = refusal.safeParse(answer)
    throw new StoryTrouble(`The desk refused: ${said.success ? said.data.message : `status ${response.status}`}`)
  }
}
