import type { ActInput, ActName, ActResult, ControlAnswer, MemberView, StateView } from '../../sandbox/contract.ts'
import { type RunningSandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts'

/** An answer of the sandbox's REST side. */
export interface RestAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  body: any
  headers: Headers
}

/** Does one act of the control API; throws with the sandbox's own sentence where it cannot be done. */
export async function act<A extends ActName>(origin: string, name: A, input: ActInput<A>): Promise<ActResult<A>> {
  const response = await fetch(`${origin}/control/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  const answer = (await response.json()) as ControlAnswer<A>
  if (!answer.ok) throw new Error(answer.error)
  return answer.result
}

/** A sandbox in the test's own process, with what tests ask of it. */
export class TestSandbox {
  readonly running: RunningSandbox
  /** Every REST exchange, for the conformance test. */
  readonly exchanges: { method: string; path: string; request: unknown; answer: RestAnswer }[] = []

  private constructor(running: RunningSandbox) {
    this.running = running
  }

  static async start(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
    return new TestSandbox(await startSandbox({ port: 0, ...options }))
  }

  get origin(): string {
    return `http://127.0.0.1:${this.running.port}`
  }

  act<A extends ActName>(name: A, input: ActInput<A>): Promise<ActResult<A>> {
    return act(this.origin, name, input)
  }

  state(as?: string): Promise<StateView> {
    return this.act('state', as === undefined ? {} : { as })
  }

  async member(name: string): Promise<MemberView> {
    const found = (await this.state()).members.find((member) => member.user.global_name === name)
    if (!found) throw new Error(`the sandbox has no member ${name}`)
    return found
  }

  async channel(name: string): Promise<string> {
    const found = (await this.state()).channels.find((channel) => 'name' in channel && channel.name === name)
    if (!found) throw new Error(`the sandbox has no channel ${name}`)
    return found.id
  }

  /** One REST request as the application, or with another authorization. */
  async rest(
    method: string,
    path: string,
    body?: unknown,
    authorization = `Bot ${this.running.token}`,
  ): Promise<RestAnswer> {
    const form = body instanceof FormData
    const response = await fetch(`${this.running.apiBase}/v10${path}`, {
      method,
      headers: { authorization, ...(form ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer = { status: response.status, body: parse(text), headers: response.headers }
    this.exchanges.push({ method, path, request: body, answer })
    return answer
  }

  async directOf(member: string): Promise<string> {
    return (await this.rest('POST', '/users/@me/channels', { recipient_id: member })).body.id
  }

  close(): Promise<void> {
    return this.running.close()
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
