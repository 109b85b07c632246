import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { CaseActs } from './acts.ts'
import type { ShownCase } from './queries.ts'
import classes from './side.module.css'

const MOST = 20

/** Words by which cases are grouped. */
export function Tags({ shown: { tags }, acts }: { shown: ShownCase; acts: CaseActs }) {
  const [typed, setTyped] = useState<string | null>(null)
  const add = () => {
    const tag = typed?.trim() ?? ''
    setTyped(null)
    if (tag !== '' && !tags.includes(tag)) void acts.change({ tags: [...tags, tag] })
  }
  return (
    <span className={classes.tags}>
      {tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          <bdi dir="auto">{tag}</bdi>
          <button
            type="button"
            aria-label={`Take the tag ${tag} away`}
            onClick={() => void acts.change({ tags: tags.filter((each) => each !== tag) })}
          >
            <IconX aria-hidden />
          </button>
        </span>
      ))}
      {typed === null ? (
        tags.length < MOST && (
          <button type="button" className={classes.addTag} aria-label="Add a tag" onClick={() => setTyped('')}>
            <IconPlus aria-hidden />
            {tags.length === 0 && 'Add'}
          </button>
        )
      ) : (
        <input
          // biome-ignore lint/a11y/noAutofocus: it was asked for by the press that brought it.
          autoFocus
          className={classes.input}
          aria-label="New tag"
          maxLength={40}
          dir="auto"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Enter') add()
            else if (event.key === 'Escape') setTyped(null)
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
      )}
    </span>
  )
}
