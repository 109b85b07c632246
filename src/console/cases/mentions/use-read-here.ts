import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { mentionsQuery } from '../page/queries.ts'
import { readMentions } from './read-mentions.ts'

/** Whoever looks at a case has read where it names them. */
export function useReadHere(id: string): void {
  const client = useQueryClient()
  const { data } = useInfiniteQuery(mentionsQuery)
  const here = data?.pages
    .flatMap(({ items }) => items)
    .filter((mention) => mention.case.id === id && !mention.read)
    .map(({ entry }) => entry)
  const unread = here?.join(' ') ?? ''
  useEffect(() => {
    if (unread === '') return
    const read = () => {
      if (document.visibilityState === 'visible') void readMentions(client, unread.split(' '))
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [client, unread])
}
