import type { Channel, ChannelOperation, Outcome } from '../../src/core/delivery/channel.ts'

/** One operation that the channel was asked for. */
export interface Performed {
  operation: ChannelOperation
  key: string
}

/** A channel of one test: it answers as told, and keeps what it was asked for. */
export class ScriptedChannel implements Channel {
  readonly performed: Performed[] = []
  #lastId = 0
  /** Decides the answer to an operation; by default all is done. */
  answer: (operation: ChannelOperation, key: string) => Outcome | Promise<Outcome> = (operation) => this.done(operation)
  found: { externalId: string; place: { kind: 'direct'; id: string } } | null = null

  capabilities() {
    return { textLimit: 2000, keyMinutes: 2 }
  }

  async perform(operation: ChannelOperation, key: string): Promise<Outcome> {
    this.performed.push({ operation, key })
    return this.answer(operation, key)
  }

  find() {
    return Promise.resolve(this.found)
  }

  done(operation: ChannelOperation): Outcome {
    const place = operation.kind === 'send' ? { kind: 'direct' as const, id: `dm-${operation.to.address}` } : null
    return { result: 'done', externalId: operation.kind === 'send' ? String(++this.#lastId) : null, place }
  }

  /** What was sent, edited and deleted, in order, in short. */
  story(): string[] {
    return this.performed.map(({ operation }) => {
      if (operation.kind === 'send') return `send ${operation.text}`
      return operation.kind === 'edit' ? `edit ${operation.target.id} ${operation.text}` : operation.kind
    })
  }
}
