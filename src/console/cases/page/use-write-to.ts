import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { writeFirst } from '../../composer/write-first.ts'
import { sayFailed } from '../../look/toast.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'

/** Opens the conversation with a member, or goes on with the open one, with the keyboard in its composer. */
export function useWriteTo() {
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const writeTo = async (contact: string, about: string | null) => {
    if (busy) return
    setBusy(true)
    try {
      const { conversation, outcome } = await rpc.contacts.write({ id: contact, case: about })
      writeFirst.set(() => conversation)
      // One that goes on may be a colleague's: it stands in no list of one's own.
      const view = outcome === 'opened' ? 'mine' : 'all'
      await navigate({ to: '/inbox/$view/$conversation', params: { view, conversation } })
    } catch (error) {
      sayFailed(`Not opened: ${failureOf(error).words}`)
    }
    setBusy(false)
  }
  return { busy, writeTo }
}
