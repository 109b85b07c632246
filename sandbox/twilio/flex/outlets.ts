import type { Reservation, Task, Worker } from './model.ts'

/** Something that happened in TaskRouter (documentation: TaskRouter, "Events reference"). */
export interface TaskRouterEvent {
  account: string
  workspace: string
  /** `task.canceled`, `reservation.accepted`, `worker.activity.update` … */
  type: string
  /** One sentence, as Twilio's own descriptions are. */
  description: string
  task?: Task
  reservation?: Reservation
  worker?: Worker
}

/** Where the verbs of Flex tell what happened; who listens stands in connect-flex.ts. */
export class FlexOutlets {
  readonly #events: ((event: TaskRouterEvent) => void)[] = []
  readonly #changes: (() => void)[] = []

  tell(event: TaskRouterEvent): void {
    for (const listener of this.#events) listener(event)
  }

  listen(listener: (event: TaskRouterEvent) => void): void {
    this.#events.push(listener)
  }

  /** Something is otherwise than it was: tasks may be offered, pages are to look again. */
  changed(): void {
    for (const listener of this.#changes) listener()
  }

  onChange(listener: () => void): void {
    this.#changes.push(listener)
  }
}
