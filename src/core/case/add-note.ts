import type { Kernel } from '../../kernel/kernel.ts'
import { byAgent } from './actor.ts'
import { addEntry } from './add-entry.ts'
import { lockCase } from './lock-case.ts'
import { holdMentioned, mentionAgents } from './mention-agents.ts'
import { stateChanged } from './state-changed.ts'
import { tellWatchers } from './tell-watchers.ts'

export interface NewNote {
  workspace: number
  case: string
  agent: string
  text: string
  /** Agents who are named in it, and hear of it. */
  mentions: readonly string[]
}

/**
 * An agent writes something on a case that only the team sees. Answers the id of its line in the history.
 * @throws Refusal not_found; invalid, when somebody mentioned is not active
 */
export function addNote(kernel: Kernel, note: NewNote): Promise<string> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, text } = note
    const now = kernel.clock.now()
    const agents = await holdMentioned(tx, workspace, note.mentions)
    const held = await lockCase(tx, workspace, note.case)
    const entry = addEntry(tx, { workspace, case: held.id, kind: 'note', actor: byAgent(agent), text, now })
    const facts = await mentionAgents(tx, { workspace, case: held.id, entry, agents, now })
    facts.push(...(await tellWatchers(tx, { workspace, case: held.id, entry, by: agent, now })))
    await stateChanged(tx, { workspace, cases: [held.id], agent, facts, now })
    return entry
  })
}
