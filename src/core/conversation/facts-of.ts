import type { NewEvent } from '../../kernel/events/append.ts'

/** The facts of what became of a conversation, and with it of its case, together with the notice that it reworded and the message that it caused. */
export function factsOf(
  fact: Pick<NewEvent, 'workspace' | 'kind' | 'conversation' | 'agent' | 'at'>,
  more: { reworded?: string | null; said: string | null; case?: { id: string; known: boolean } | string | null },
): NewEvent[] {
  const { reworded, said } = more
  const { workspace, conversation, at } = fact
  const events: NewEvent[] = [fact]
  if (reworded) events.push({ workspace, conversation, at, kind: 'message.edited', message: reworded })
  if (said) events.push({ workspace, conversation, at, kind: 'message.created', message: said })
  const followed = typeof more.case === 'string' ? { id: more.case, known: true } : more.case
  if (followed) {
    const kind = followed.known ? 'case.changed' : 'case.opened'
    events.push({ workspace, conversation: null, at, kind, case: followed.id, agent: fact.agent ?? null })
  }
  return events
}
