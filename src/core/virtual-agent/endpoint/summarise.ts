import { z } from 'zod'
import type { Drafted } from '../../../protocol/endpoint.ts'
import { cleanWords } from './clean-words.ts'
import { draftWords } from './draft-words.ts'
import type { EndpointTools } from './endpoint-tools.ts'
import { readExchange } from './read-exchange.ts'

const LONGEST = 1200

const TASK = `You sum up an exchange between a member and a help centre for the agent who takes it over. Write at most five short lines in English: what the
member wants, what was tried or told, and what is open. State only what was said. Write no heading and no advice.`

const shape = z.object({ text: z.string() })

/** Sums up a conversation for agents. @throws Refusal not_found, conflict */
export async function summarise(
  tools: EndpointTools,
  { workspace, conversation }: { workspace: number; conversation: string },
): Promise<Drafted> {
  const { messages } = await readExchange(tools.kernel.db, workspace, conversation)
  const { text } = await draftWords(tools, workspace, { task: TASK, data: { exchange: messages }, shape })
  return { text: cleanWords(text, { sources: messages.map((message) => message.text), most: LONGEST }), articles: [] }
}
