import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { failureOf, rpc } from './rpc.ts'
import { signIn } from './session.ts'

interface Submission {
  submit: (event: FormEvent<HTMLFormElement>) => Promise<void>
  failure: string | null
  busy: boolean
}

/** Joins with a sign-in that the form makes, and leads into the desk. */
export function useAccept(token: string): Submission {
  const router = useRouter()
  const client = useQueryClient()
  return useSubmission(async (read) => {
    const password = read('password')
    const { email } = await rpc.invitations.accept({
      token,
      name: read('name'),
      publicName: read('publicName'),
      email: read('email'),
      password,
    })
    client.clear()
    const why = await signIn(email, password)
    router.history.push(why === null ? '/inbox/mine' : '/sign-in')
  })
}

/** Joins with the sign-in that is open, and works in that workspace from here on: the page is loaded anew for it. */
export function useJoin(token: string): Submission {
  return useSubmission(async (read) => {
    await rpc.invitations.join({ token, publicName: read('publicName') })
    window.location.assign('/inbox/mine')
  })
}

function useSubmission(send: (read: (name: string) => string) => Promise<void>): Submission {
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setFailure(null)
    try {
      await send((name) => String(form.get(name) ?? ''))
    } catch (error) {
      setFailure(failureOf(error).words)
    }
    setBusy(false)
  }
  return { submit, failure, busy }
}
