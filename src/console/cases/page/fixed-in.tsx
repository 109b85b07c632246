import { useState } from 'react'
import type { CaseActs } from './acts.ts'
import type { ShownCase } from './queries.ts'
import classes from './side.module.css'

/** The version that brings it; edited in its place. */
export function FixedIn({ shown, acts }: { shown: ShownCase; acts: CaseActs }) {
  const [typed, setTyped] = useState<string | null>(null)
  if (typed === null) {
    return (
      <button type="button" className={classes.value} onClick={() => setTyped(shown.fixedIn ?? '')}>
        {shown.fixedIn === null ? (
          <span className={classes.nobody}>
            Set<span className="unseen"> the version</span>
          </span>
        ) : (
          <bdi>{shown.fixedIn}</bdi>
        )}
      </button>
    )
  }
  const save = () => {
    const fixedIn = typed.trim() === '' ? null : typed.trim()
    setTyped(null)
    if (fixedIn !== shown.fixedIn) void acts.change({ fixedIn })
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it was asked for by the press that brought it.
      autoFocus
      className={classes.input}
      aria-label="Fixed in"
      maxLength={40}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') save()
        else if (event.key === 'Escape') setTyped(null)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    />
  )
}
