import { loseMessages } from '../../../core/moderation/lose-messages.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Hearer } from '../gateway/hearer.ts'
import { idOf, isFields } from '../shapes.ts'

/** Hears when a message of a guild is deleted, by whomever: a report about it then says that it is gone. */
export class ReportedDeletions implements Hearer {
  readonly #kernel: Kernel
  readonly #workspace: number

  constructor(kernel: Kernel, workspace: number) {
    this.#kernel = kernel
    this.#workspace = workspace
  }

  hear(type: string, data: unknown): void {
    const ids = deletedIn(type, data)
    if (ids.length === 0) return
    loseMessages(this.#kernel, this.#workspace, ids).catch((error: unknown) =>
      this.#kernel.log.warn({ err: error }, 'that a reported message was deleted could not be noted'),
    )
  }
}

function deletedIn(type: string, data: unknown): string[] {
  if (!isFields(data) || !idOf(data, 'guild_id')) return []
  if (type === 'MESSAGE_DELETE') return [idOf(data, 'id') ?? ''].filter(Boolean)
  if (type !== 'MESSAGE_DELETE_BULK' || !Array.isArray(data.ids)) return []
  return data.ids.filter((id) => typeof id === 'string')
}
