import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf, rpc } from '../../session/rpc.ts'
import { caseFault } from './acts.ts'
import { caseQuery, type ShownCase } from './queries.ts'

type Answer = Pick<ShownCase, 'external'>

/** What is done with a case's issue outside of the house. Each act resolves to null, or to why it was not done. */
export function useExternal({ id }: ShownCase) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const run = async (ask: () => Promise<Answer>): Promise<string | null> => {
    setBusy(true)
    try {
      const { external } = await ask()
      client.setQueryData(caseQuery(id).queryKey, (shown) => shown && { ...shown, external })
      return null
    } catch (error) {
      return failureOf(error).words
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    create: (title: string, body: string) => run(() => rpc.trackers.createIssue({ id, title, body })),
    link: (reference: string) => run(() => rpc.trackers.linkIssue({ id, reference })),
    unlink: () => run(() => rpc.trackers.unlinkIssue({ id })),
    retry: async () => {
      const why = await run(() => rpc.trackers.retryIssue({ id }))
      if (why !== null) caseFault.set(() => ({ case: id, words: `Not tried again: ${why}` }))
    },
  }
}
