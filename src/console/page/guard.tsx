import { useBlocker } from '@tanstack/react-router'
import { useRef } from 'react'
import { Ask } from './ask.tsx'

/** What was typed is not lost by going elsewhere. */
export function Guard({ changed, what }: { changed: boolean; what: string }) {
  // Who has said "Leave" is not asked again while the next page is still on its way: that question would be taken
  // off the screen together with this page, and the click that asked it would lead nowhere.
  const leaving = useRef(false)
  const blocker = useBlocker({
    shouldBlockFn: () => changed && !leaving.current,
    enableBeforeUnload: changed,
    withResolver: true,
  })
  return (
    <Ask
      opened={blocker.status === 'blocked'}
      title="Leave without saving?"
      verb="Leave"
      stay="Keep editing"
      act={async () => {
        leaving.current = true
        blocker.proceed?.()
        return null
      }}
      close={() => blocker.reset?.()}
    >
      <p>What you changed in {what} is not saved yet.</p>
    </Ask>
  )
}
