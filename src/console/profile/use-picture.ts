import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readMeAgain } from './read-me-again.ts'
import { shrinkPicture, UnusablePicture } from './shrink-picture.ts'
import { storePicture } from './store-picture.ts'

export interface OwnPicture {
  /** Address of a picture that was chosen and is on its way; null when there is none. */
  chosen: string | null
  busy: boolean
  fault: string | null
  choose: (file: File) => Promise<void>
  remove: () => Promise<void>
}

/** The agent's own picture: chosen, made small, stored, and read again. */
export function useOwnPicture(): OwnPicture {
  const client = useQueryClient()
  const [chosen, setChosen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  // The browser keeps the bytes of such an address until it is told that they are not needed.
  useEffect(() => (chosen === null ? undefined : () => URL.revokeObjectURL(chosen)), [chosen])

  const change = async (make: () => Promise<Blob | null>) => {
    setBusy(true)
    setFault(null)
    try {
      const picture = await make()
      if (picture) setChosen(URL.createObjectURL(picture))
      const why = await storePicture(picture)
      if (why !== null) setFault(why)
      else await load((await readMeAgain(client)).agent.picture)
    } catch (error) {
      setFault(
        error instanceof UnusablePicture ? error.message : 'Stored, but the desk could not be reached to show it.',
      )
    }
    setChosen(null)
    setBusy(false)
  }
  return {
    chosen,
    busy,
    fault,
    choose: (file) => change(() => shrinkPicture(file)),
    remove: () => change(async () => null),
  }
}

/** Waits until the stored picture can be drawn, so that the chosen one does not give way to an empty circle. */
async function load(address: string | null): Promise<void> {
  if (address === null) return
  const image = new Image()
  image.src = address
  await image.decode().catch(() => undefined)
}
