import type { z } from 'zod'
import { EndpointFault } from '../../core/virtual-agent/endpoint/model-endpoint.ts'

/**
 * The object in the words of a model that was only asked for one: behind what it thought aloud, with or without a fence around it.
 * @throws EndpointFault where there is none of that shape
 */
export function readObject<Answer>(text: string, shape: z.ZodType<Answer>): Answer {
  const said = text.slice(text.lastIndexOf('</think>') + 1)
  const [from, to] = [said.indexOf('{'), said.lastIndexOf('}')]
  try {
    const parsed = shape.safeParse(JSON.parse(said.slice(from, to + 1)))
    if (parsed.success) return parsed.data
  } catch {
    // Falls through: words are no answer.
  }
  throw new EndpointFault('unreadable', 'What it answered cannot be read.')
}
