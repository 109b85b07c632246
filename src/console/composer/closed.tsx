import { IconArrowBackUp } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { act } from '../live/acts.ts'
import type { Detail } from '../live/queries.ts'
import { Button } from '../look/button.tsx'
import classes from './composer.module.css'

/** Stands where the composer stands while a conversation is open. */
export function Closed({ detail }: { detail: Detail }) {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const reopen = async () => {
    setBusy(true)
    await act(client, 'reopen', detail.id)
    setBusy(false)
  }
  return (
    <div className={classes.closed}>
      <p>Resolved. It opens again when the member writes, or when you reopen it.</p>
      <Button disabled={busy} onClick={() => void reopen()}>
        <IconArrowBackUp aria-hidden className="flip" />
        Reopen
      </Button>
    </div>
  )
}
