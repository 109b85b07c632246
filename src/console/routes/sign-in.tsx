import { IconAlertCircle } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../look/button.tsx'
import classes from '../session/auth.module.css'
import { AuthPage } from '../session/auth-page.tsx'
import { Field } from '../session/field.tsx'
import { rpc } from '../session/rpc.ts'
import { signIn } from '../session/session.ts'

const route = getRouteApi('/sign-in')

export function SignInPage() {
  const { back } = route.useSearch()
  const router = useRouter()
  const client = useQueryClient()
  const owner = useQuery({ queryKey: ['owner'], queryFn: () => rpc.owner.state() })
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const why = await signIn(String(form.get('email')), String(form.get('password')))
    setBusy(false)
    setFailure(why)
    if (why !== null) return
    client.clear()
    router.history.push(back ?? '/inbox/mine')
  }
  const nobody = owner.data && !owner.data.exists
  return (
    <AuthPage>
      <main className={classes.card}>
        <title>Sign in · Guildesk</title>
        <h1>{nobody ? 'No owner yet' : 'Welcome back'}</h1>
        {nobody ? (
          <p className={classes.sub}>
            Open the set-up link that the desk printed when it started. It makes you the owner of this desk.
          </p>
        ) : (
          <>
            <p className={classes.sub}>
              {owner.data?.workspaceName ? (
                <>
                  Sign in to <bdi>{owner.data.workspaceName}</bdi>.
                </>
              ) : (
                'Sign in to your desk.'
              )}
            </p>
            <form onSubmit={(event) => void submit(event)}>
              {failure && <Failure words={failure} />}
              <Field label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
              <Field label="Password" name="password" type="password" autoComplete="current-password" required />
              <Button type="submit" tone="primary" size="large" full disabled={busy}>
                {busy ? 'Signing in' : 'Sign in'}
              </Button>
            </form>
            <p className={classes.foot}>Lost your password? Ask an owner or admin for a link.</p>
          </>
        )}
      </main>
    </AuthPage>
  )
}

export function Failure({ words }: { words: string }) {
  return (
    <p className={classes.failure} role="alert">
      <IconAlertCircle aria-hidden />
      {words}
    </p>
  )
}
