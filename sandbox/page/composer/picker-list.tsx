import { useEffect, useRef } from 'react'
import { Picture } from '../creatures/picture.tsx'
import { useActing } from '../window/acting.ts'
import styles from './composer.module.css'
import type { Picker } from './use-picker.ts'

export function PickerList({ picker }: { picker: Picker }) {
  const { state } = useActing()
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection moved
  useEffect(() => {
    if (picker.open) list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [picker.open, picker.at])
  if (!picker.open) return null
  if (picker.picks.length === 0) {
    const { name, connected } = state.application
    const cause =
      connected || state.commands.length > 0
        ? 'No such command here.'
        : `${name} is offline and has not registered its commands yet.`
    return <p className={styles.nothing}>{cause}</p>
  }
  return (
    <div
      ref={list}
      id={picker.listId}
      className={styles.picks}
      role="listbox"
      aria-label={picker.kind === 'command' ? 'Commands' : 'Names'}
    >
      {picker.picks.map((pick, at) => (
        // The textarea keeps the focus and its keys choose; the pointer is the other way.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={pick.key}
          id={`${picker.listId}-${pick.key}`}
          className={styles.pick}
          role="option"
          aria-selected={at === picker.at}
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => picker.point(at)}
          onClick={pick.choose}
        >
          <Picture user={pick.user} size={26} square={picker.kind === 'command'} />
          <b>{pick.title}</b>
          <span>{pick.hint}</span>
        </div>
      ))}
    </div>
  )
}
