import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../look/button.tsx'
import classes from '../session/auth.module.css'
import { AuthPage } from '../session/auth-page.tsx'
import { Field } from '../session/field.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { signIn } from '../session/session.ts'
import { Failure } from './sign-in.tsx'

const route = getRouteApi('/password')

/** The page of the one-time link for who lost the password. */
export function PasswordPage() {
  const { token } = route.useSearch()
  const router = useRouter()
  const client = useQueryClient()
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    setBusy(true)
    setFailure(null)
    try {
      const { email } = await rpc.passwords.reset({ token: token ?? '', password })
      client.clear()
      const why = await signIn(email, password)
      router.history.push(why === null ? '/inbox/mine' : '/sign-in')
    } catch (error) {
      setFailure(failureOf(error).words)
    }
    setBusy(false)
  }
  return (
    <AuthPage>
      <main className={classes.card}>
        <title>New password · Guildesk</title>
        <h1>A new password</h1>
        {token ? (
          <>
            <p className={classes.sub}>You are signed out everywhere else.</p>
            <form onSubmit={(event) => void submit(event)}>
              {failure && <Failure words={failure} />}
              <Field
                label="New password"
                name="password"
                type="password"
                autoComplete="new-password"
                hint="At least 10 characters"
                minLength={10}
                maxLength={200}
                required
                autoFocus
              />
              <Button type="submit" tone="primary" size="large" full disabled={busy}>
                {busy ? 'Saving' : 'Save and sign in'}
              </Button>
            </form>
          </>
        ) : (
          <p className={classes.sub}>This address lacks the secret of the link. Open the whole link.</p>
        )}
      </main>
    </AuthPage>
  )
}
