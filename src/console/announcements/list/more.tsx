import { Button } from '../../look/button.tsx'
import own from './list.module.css'

interface MoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
}

/** The next page, where there is one. */
export function More({ query: { hasNextPage, isFetchingNextPage, fetchNextPage } }: MoreProps) {
  if (!hasNextPage) return null
  return (
    <div className={own.more}>
      <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {isFetchingNextPage ? 'Reading more' : 'Show more'}
      </Button>
    </div>
  )
}

/** A list that was never seen before, for as long as that is. */
export function Skeleton() {
  return (
    <div role="status" className={own.skeleton}>
      <span className="unseen">Reading</span>
      {[0, 1, 2].map((at) => (
        <i key={at} aria-hidden />
      ))}
    </div>
  )
}
