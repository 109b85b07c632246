import { setTimeout as wait } from 'node:timers/promises'
import type { ButtonAct } from '../../src/core/delivery/channel.ts'
import type { Product } from './product.ts'
import { Talk } from './talk.ts'

/** What askers ask about. */
export const ASKER_ARTICLE = {
  title: 'A pass that stays locked',
  body: 'Open **Settings**, then Purchases, and tap Restore.',
  examples: ['my pass is still locked', 'the pass that I bought is locked'],
}

const BETWEEN_MS = 900

/** A member who meets the virtual agent again and again, asks for a person, by words and by button, and thinks better of it. */
export class Asker {
  readonly #talk: Talk
  readonly #rhythm: number
  /** In the order in which they were said. */
  readonly saidByMember: string[] = []
  readonly saidByAgent: string[] = []
  #going = true
  #loop: Promise<void> = Promise.resolve()

  private constructor(talk: Talk, rhythm: number) {
    this.#talk = talk
    this.#rhythm = rhythm
  }

  static async joins(product: Product, number: number): Promise<Asker> {
    const asker = new Asker(await Talk.joins(product, `Asker ${number}`), number)
    await asker.#say('hello there')
    await asker.#talk.isSeen()
    return asker
  }

  get member(): string {
    return this.#talk.member
  }

  get channel(): string {
    return this.#talk.channel
  }

  get conversation(): string {
    return this.#talk.conversation
  }

  start(): void {
    this.#loop = this.#ask()
  }

  async stop(): Promise<void> {
    this.#going = false
    await this.#loop
  }

  async #ask(): Promise<void> {
    await wait((this.#rhythm * 170) % BETWEEN_MS)
    for (let turn = 0; this.#going; turn++) {
      const step = (turn + this.#rhythm) % 6
      if (step === 0) await this.#say(`${turn}. my pass is still locked`)
      if (step === 1) await this.#press('helped', 'no')
      if (step === 2) await this.#say(`${turn}. let me talk to a human`)
      if (step === 3) await this.#press('never_mind')
      if (step === 4) await this.#say(`${turn}. where do the dragons sleep`)
      if (step === 5) await this.#press('person')
      await wait(BETWEEN_MS)
    }
  }

  async #say(content: string): Promise<void> {
    await this.#talk.says(content)
    this.saidByMember.push(content)
  }

  /** Presses what is there. A press whose answer is lost shows as failed to the member, who sees the button again. */
  async #press(act: ButtonAct, value?: string): Promise<void> {
    const button = await this.#talk.button(act, value)
    // Rewritten between the look and the press: then there is nothing to press any more.
    if (button) await this.#talk.press(button).catch(() => undefined)
  }
}
