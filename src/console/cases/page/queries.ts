import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { CaseDetail } from '../../../protocol/cases.ts'
import { readCertain } from '../../live/log.ts'
import { rpc } from '../../session/rpc.ts'

/** A case as it was answered, with the number of the log up to which that is certain. */
export type ShownCase = CaseDetail & { asOf: string }

/** What these questions answer is kept true by the event log (live/cases.ts). */
const LIVE = { staleTime: Number.POSITIVE_INFINITY } as const
const PAGE = 50
/** Enough for the faces and for what "me too" brought, in one answer. */
const PARTIES_PAGE = 100

export const caseQuery = (id: string) =>
  queryOptions({
    ...LIVE,
    queryKey: ['case', id],
    queryFn: async (): Promise<ShownCase> => {
      for (let tries = 1; ; tries += 1) {
        const { answer, missed } = await readCertain(() => rpc.cases.show({ id }))
        // What happened to it while it was read is in no row that could be laid over the answer.
        if (tries === 3 || !missed.some((event) => event.case === id)) return answer
      }
    },
  })

export const entriesQuery = (id: string) =>
  infiniteQueryOptions({
    ...LIVE,
    queryKey: ['case-entries', id],
    queryFn: ({ pageParam }) => rpc.cases.entries({ id, limit: PAGE, ...cursorOf(pageParam) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

export const partiesQuery = (id: string) =>
  infiniteQueryOptions({
    ...LIVE,
    queryKey: ['case-parties', id],
    queryFn: ({ pageParam }) => rpc.cases.parties({ id, limit: PARTIES_PAGE, ...cursorOf(pageParam) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })

/** Whom news would reach; it changes with who joins, and slowly with who opens or closes direct messages. */
export const reachQuery = (id: string) =>
  queryOptions({ queryKey: ['case-reach', id], queryFn: () => rpc.cases.reach({ id }), staleTime: 60_000 })

export const mentionsQuery = infiniteQueryOptions({
  ...LIVE,
  queryKey: ['mentions'],
  queryFn: ({ pageParam }) => rpc.cases.mentions({ limit: PAGE, ...cursorOf(pageParam) }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
})

export const contactCasesQuery = (contact: string) =>
  queryOptions({
    ...LIVE,
    queryKey: ['contact-cases', contact],
    queryFn: () => rpc.contacts.cases({ id: contact, limit: PAGE }),
  })

function cursorOf(cursor: string | null): { cursor?: string } {
  return cursor === null ? {} : { cursor }
}
