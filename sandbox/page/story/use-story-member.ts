import { useEffect, useRef } from 'react'
import type { StoryView } from '../../contract.ts'

/** Shows the member of a story as it begins, once; afterwards whoever watches may look at anybody. */
export function useStoryMember(story: StoryView | null, show: (member: string) => void): void {
  const shown = useRef<string | null | undefined>(undefined)
  const member = story?.state === 'playing' ? story.member : null
  const known = story !== null
  useEffect(() => {
    if (!known) return
    // What plays already when the page is opened is shown too.
    if (member && member !== shown.current) show(member)
    shown.current = member
  }, [known, member, show])
}
