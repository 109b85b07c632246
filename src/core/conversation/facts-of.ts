import type { NewEvent } from '../../kernel/events/append.ts'

/** The facts of what became of a conversation, together with the notice that it reworded and the message that it caused. */
export function factsOf(
  fact: Pick<NewEvent, 'workspace' | 'kind' | 'conversation' | 'agent' | 'at'>,
  messages: { reworded?: string | null; said: string | null },
): NewEvent[] {
  const { reworded, said } = messages
  const { workspace, conversation, at } = fact
  const events: NewEvent[] = [fact]
  if (reworded) events.push({ workspace, conversation, at, kind: 'message.edited', message: reworded })
  if (said) events.push({ workspace, conversation, at, kind: 'message.created', message: said })
  return events
}
