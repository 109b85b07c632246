import { IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { splitMessage } from '../../protocol/split.ts'
import { connection } from '../live/connection.ts'
import { useStore } from '../live/store.ts'
import { useMe } from '../session/session.ts'
import classes from './composer.module.css'

const COUNTED_FROM = 1500
const PART_LIMIT = 2000

/** Why something was not sent or not taken, at the composer. */
export function Fault({ words, close }: { words: string | null; close: () => void }) {
  if (words === null) return null
  return (
    <p className={classes.fault} role="alert">
      {words}
      <button type="button" aria-label="Close" onClick={close}>
        <IconX aria-hidden />
      </button>
    </p>
  )
}

/**
 * How long it is, once that begins to matter, and into how many messages Discord will cut it: what goes out begins with the
 * agent's public name.
 */
export function Counter({ text, limit, split }: { text: string; limit: number; split: boolean }) {
  const { publicName } = useMe().agent
  if (text.length < Math.min(COUNTED_FROM, limit * 0.8)) return null
  const parts = split ? splitMessage(`**${publicName}:** ${text}`, PART_LIMIT).length : 1
  return (
    <span className={classes.hint}>
      {text.length.toLocaleString('en')} of {limit.toLocaleString('en')}
      {parts > 1 && `, goes out in ${parts} parts`}
    </span>
  )
}

export function Saved({ text, editing }: { text: string; editing: boolean }) {
  const online = useStore(connection, (value) => value.online)
  const [saved, setSaved] = useState(false)
  useEffect(() => {
    setSaved(false)
    if (text === '' || editing) return
    const timer = setTimeout(() => setSaved(true), 600)
    return () => clearTimeout(timer)
  }, [text, editing])
  if (!online) return <span className={classes.hint}>Waits until the desk is back</span>
  return saved ? <span className={classes.hint}>Saved</span> : null
}
