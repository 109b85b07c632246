import { TwilioRefusal } from '../refusals.ts'
import { type Attributes, holds, parseExpression } from './expression.ts'

/** One place where a task waits for a worker. `seconds` null: until it is canceled for its age. */
export interface Step {
  queue: string
  /** Which of the queue's workers; `worker.x` and `task.x` reach both sides. */
  expression: string | null
  priority: number | null
  seconds: number | null
}

interface Target {
  queue?: unknown
  expression?: unknown
  priority?: unknown
  timeout?: unknown
}

interface Filter {
  expression?: unknown
  targets?: unknown
}

/**
 * The steps that a task with these attributes takes: the targets of the first filter that fits, then the default. After the last one that ends by
 * time the task is canceled (documentation: TaskRouter, "Workflow Configuration").
 */
export function stepsFor(configuration: string, attributes: Attributes): Step[] {
  const { filters, fallback } = readConfiguration(configuration)
  const fitting = filters.find((filter) => holds(String(filter.expression), attributes))
  const targets = fitting && Array.isArray(fitting.targets) ? (fitting.targets as Target[]) : []
  return [...targets, ...(fallback ? [fallback] : [])].map(step)
}

function step(target: Target): Step {
  return {
    queue: String(target.queue),
    expression: typeof target.expression === 'string' && target.expression !== '' ? target.expression : null,
    priority: target.priority === undefined ? null : Number(target.priority),
    seconds: target.timeout === undefined ? null : Number(target.timeout),
  }
}

/** The queues that a configuration names: they must exist. */
export function queuesOf(configuration: string): string[] {
  const { filters, fallback } = readConfiguration(configuration)
  const targets = filters.flatMap((filter) => (Array.isArray(filter.targets) ? (filter.targets as Target[]) : []))
  return [...targets, ...(fallback ? [fallback] : [])].map((target) => String(target.queue))
}

/** @throws TwilioRefusal 20001, as TaskRouter refuses to keep a configuration that it cannot follow */
function readConfiguration(configuration: string): { filters: Filter[]; fallback: Target | undefined } {
  try {
    const { task_routing: routing } = JSON.parse(configuration) as {
      task_routing: { filters?: Filter[]; default_filter?: Target }
    }
    const filters = routing.filters ?? []
    for (const filter of filters) {
      parseExpression(String(filter.expression))
      for (const target of (filter.targets ?? []) as Target[])
        if (typeof target.expression === 'string' && target.expression) parseExpression(target.expression)
    }
    return { filters, fallback: routing.default_filter }
  } catch {
    throw new TwilioRefusal(400, 20001, 'Invalid Workflow configuration')
  }
}
