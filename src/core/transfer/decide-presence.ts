/** How long nobody is there before the conversation goes back to the virtual agent: a transfer may begin that the desk does not show yet. */
export const EMPTY_MS = 10_000
/** How long nobody is asked and nobody has come before the wait there is given up: the desk may show late whom it asks. */
export const UNASKED_MS = 60_000

/** Names of agents by the desk's ids. */
type Agents = Record<string, string>

/**
 * `joins`: who has it from now on, to be told; `again`: in place of all who were there. `stays`: who has it from now on, which the contact was
 * told before. `left`: who went while others are still there.
 */
export interface Joining {
  joins: { name: string; again: boolean } | null
  stays: string | null
  left: string[]
}

/** Who has a conversation by who came and went. `agent`: who has it, as the contact was told; null: nobody. */
export function decideJoins(before: Agents, after: Agents, agent: string | null): Joining {
  const names = Object.values(after)
  const newest = Object.keys(after).findLast((id) => !(id in before))
  const left = names.length === 0 ? [] : Object.keys(before).flatMap((id) => (id in after ? [] : (before[id] ?? [])))
  const name = newest === undefined ? undefined : after[newest]
  if (name !== undefined && name !== agent) {
    return {
      joins: { name, again: agent !== null && !Object.keys(before).some((id) => id in after) },
      stays: null,
      left,
    }
  }
  const remaining = names.at(-1)
  const stays = agent !== null && remaining !== undefined && !names.includes(agent) ? remaining : null
  return { joins: null, stays, left }
}

/**
 * Nobody is there since `emptySince`. `over`: nobody comes any more, neither those who were there nor anybody at all; else that is decided at
 * `lookAt`.
 */
export interface Emptiness {
  emptySince: Date | null
  over: 'left' | 'unasked' | null
  lookAt: Date | null
}

/**
 * Whether a conversation is left alone at the desk.
 * @param there.waiting somebody is being asked, or a transfer is under way
 * @param there.called an agent was asked for
 * @param there.joined somebody has had it there
 */
export function decideEmptiness(there: {
  agents: Agents
  waiting: boolean
  called: boolean
  joined: boolean
  emptySince: Date | null
  now: Date
}): Emptiness {
  const { agents, waiting, called, joined, emptySince, now } = there
  const isAlone = Object.keys(agents).length === 0 && !waiting && (called || joined)
  if (!isAlone) return { emptySince: null, over: null, lookAt: null }
  const since = emptySince ?? now
  const until = new Date(since.getTime() + (joined ? EMPTY_MS : UNASKED_MS))
  if (until > now) return { emptySince: since, over: null, lookAt: until }
  return { emptySince: since, over: joined ? 'left' : 'unasked', lookAt: null }
}
