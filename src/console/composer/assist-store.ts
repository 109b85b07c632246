import type { Drafted } from '../../protocol/endpoint.ts'
import { createStore } from '../live/store.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import { draftKey, drafts, keepDraft, type Mode } from './drafts.ts'

/** What an agent asked the language model for. A reply goes into the reply, a summary into a note. */
export type Assistance = 'reply' | 'summary'

export type Assisted =
  | { of: Assistance; state: 'asked' }
  | { of: Assistance; state: 'written'; drafted: Drafted }
  | { of: Assistance; state: 'failed'; words: string }

/** By conversation, so that whoever looks at another one meanwhile finds it when they are back. */
export const assisted = createStore<Record<string, Assisted>>({})

const put = (conversation: string, next: Assisted): void => assisted.set((all) => ({ ...all, [conversation]: next }))

export function dropAssisted(conversation: string): void {
  assisted.set(({ [conversation]: _dropped, ...others }) => others)
}

export async function askFor(conversation: string, of: Assistance): Promise<void> {
  const asked: Assisted = { of, state: 'asked' }
  put(conversation, asked)
  const answer = await ask(conversation, of)
  // Dropped, or asked anew: what comes now is wanted no more.
  if (assisted.get()[conversation] === asked) put(conversation, answer)
}

async function ask(conversation: string, of: Assistance): Promise<Assisted> {
  try {
    const call = of === 'reply' ? rpc.endpoint.draftReply : rpc.endpoint.summary
    return { of, state: 'written', drafted: await call({ id: conversation }) }
  } catch (error) {
    return { of, state: 'failed', words: failureOf(error).words }
  }
}

/** Puts the words behind what is written already. Answers where they are now. */
export function takeWords(conversation: string, { of, drafted }: { of: Assistance; drafted: Drafted }): Mode {
  const mode = of === 'reply' ? 'reply' : 'note'
  const key = draftKey(conversation, mode)
  const before = (drafts.get()[key] ?? '').trimEnd()
  keepDraft(key, before === '' ? drafted.text : `${before}\n\n${drafted.text}`)
  dropAssisted(conversation)
  return mode
}
