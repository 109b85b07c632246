import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Button } from '../look/button.tsx'
import { Creature } from '../look/creature.tsx'
import classes from '../session/auth.module.css'
import { AuthPage } from '../session/auth-page.tsx'
import { Field } from '../session/field.tsx'
import { PersonFields } from '../session/person-fields.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { signIn } from '../session/session.ts'
import { Failure } from './sign-in.tsx'

const route = getRouteApi('/owner')

/** The page of the one-time link: it makes the owner and the workspace, and leads into the inbox. */
export function OwnerPage() {
  const { token } = route.useSearch()
  const [publicName, setPublicName] = useState('')
  const [workspace, setWorkspace] = useState('')
  const { submit, failure, busy } = useOwner(token ?? '')
  return (
    <AuthPage>
      <main className={`${classes.card} ${classes.wide}`}>
        <title>Set up · Guildesk</title>
        <Side publicName={publicName} workspace={workspace} />
        <section className={classes.body}>
          <h1>Who answers here?</h1>
          <p className={classes.sub}>Half a minute, then the inbox is yours.</p>
          <form onSubmit={(event) => void submit(event)}>
            {failure && <Failure words={failure} />}
            <Field
              label="Workspace"
              name="workspaceName"
              hint="The brand that members know you by"
              maxLength={80}
              value={workspace}
              onChange={(event) => setWorkspace(event.target.value)}
              required
              autoFocus
              dir="auto"
            />
            <PersonFields publicName={publicName} onPublicName={setPublicName} passwordHint="At least 10 characters" />
            <Button type="submit" tone="primary" size="large" full disabled={busy}>
              {busy ? 'Opening the desk' : 'Open the desk'}
            </Button>
          </form>
        </section>
      </main>
    </AuthPage>
  )
}

function Side(names: { publicName: string; workspace: string }) {
  return (
    <aside className={classes.side} aria-label="Set-up">
      <h2>Set up your desk</h2>
      <p>You become its owner. Members never see your name or your e-mail, only the public name.</p>
      <Preview {...names} />
    </aside>
  )
}

function Preview({ publicName, workspace }: { publicName: string; workspace: string }) {
  return (
    <section className={classes.preview} aria-label="How a member reads you">
      <small>How a member reads you</small>
      <div>
        <Creature id={workspace || 'workspace'} className={classes.mark} />
        <span>
          <b dir="auto">{workspace.trim() || 'Your workspace'}</b>
          <span dir="auto">
            <strong>{publicName.trim() || 'Ana'}:</strong> Hi Kofi, I am looking at it now.
          </span>
        </span>
      </div>
    </section>
  )
}

function useOwner(token: string) {
  const router = useRouter()
  const client = useQueryClient()
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const read = (name: string) => String(form.get(name) ?? '')
    setBusy(true)
    setFailure(null)
    try {
      const password = read('password')
      const { email } = await rpc.owner.create({
        token,
        workspaceName: read('workspaceName'),
        name: read('name'),
        publicName: read('publicName'),
        email: read('email'),
        password,
      })
      client.clear()
      const why = await signIn(email, password)
      router.history.push(why === null ? '/inbox/all' : '/sign-in')
    } catch (error) {
      setFailure(
        token === ''
          ? 'This address lacks the secret of the set-up link. Open the whole link.'
          : failureOf(error).words,
      )
    }
    setBusy(false)
  }
  return { submit, failure, busy }
}
