import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { compareNumbers } from '../../live/cursor.ts'
import { myNumber } from '../../live/log.ts'
import { createStore } from '../../live/store.ts'
import { differs } from '../../page/draft.ts'
import { failureOf, isConflict, rpc } from '../../session/rpc.ts'
import { caseQuery, type ShownCase } from './queries.ts'

type Change = Omit<Parameters<typeof rpc.cases.update>[0], 'id' | 'version'>

/** Why the last act on a case did not happen; shown below the bar. */
export const caseFault = createStore<{ case: string; words: string } | null>(null)

/** Shows the server's answer at once, unless the log has already said more. */
export function showCase(client: QueryClient, answer: ShownCase): void {
  const mine = myNumber()
  if (mine === null || compareNumbers(mine, answer.asOf) <= 0) {
    client.setQueryData(caseQuery(answer.id).queryKey, answer)
  }
  for (const key of ['case-entries', 'case-parties', 'case-reach']) {
    void client.invalidateQueries({ queryKey: [key, answer.id] })
  }
}

/** Asks for something that answers with the case. Resolves to null, or to why it was not done. */
export async function askCase(client: QueryClient, ask: () => Promise<ShownCase>): Promise<string | null> {
  try {
    showCase(client, await ask())
    return null
  } catch (error) {
    return failureOf(error).words
  }
}

/**
 * Changes parts of a case over its newest version, as long as they still read as they did here. Resolves to null, or to why nothing
 * was changed: where a colleague was faster, their version is on the page then.
 */
export async function changeCase(client: QueryClient, seen: ShownCase, change: Change): Promise<string | null> {
  let { version } = seen
  for (let tries = 1; ; tries += 1) {
    try {
      showCase(client, await rpc.cases.update({ id: seen.id, version, ...change }))
      return null
    } catch (error) {
      if (!isConflict(error) || tries === 3) return failureOf(error).words
      const now = await client.fetchQuery({ ...caseQuery(seen.id), staleTime: 0 }).catch(() => null)
      if (now === null) return failureOf(error).words
      if (differs(partsOf(seen, change), partsOf(now, change))) {
        return 'A colleague has changed just this. The page shows their version now.'
      }
      version = now.version
    }
  }
}

/** What the case says of the parts that a change names. */
function partsOf(of: ShownCase, change: Change): unknown[] {
  return Object.keys(change).map((key) => (key === 'owner' ? of.owner?.id : of[key as keyof ShownCase]))
}

/** Acts on one case: one at a time; what fails is said below the bar. */
export function useCaseActs(shown: ShownCase) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const run = async (notDone: string, act: () => Promise<string | null>): Promise<boolean> => {
    caseFault.set(() => null)
    setBusy(true)
    const why = await act()
    setBusy(false)
    if (why !== null) caseFault.set(() => ({ case: shown.id, words: `${notDone}: ${why}` }))
    return why === null
  }
  return {
    busy,
    change: (change: Change) => run('Not changed', () => changeCase(client, shown, change)),
    ask: (notDone: string, ask: () => Promise<ShownCase>) => run(notDone, () => askCase(client, ask)),
  }
}

export type CaseActs = ReturnType<typeof useCaseActs>
