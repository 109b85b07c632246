import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { InvitationOffer } from '../../protocol/agents.ts'
import { Button } from '../look/button.tsx'
import classes from '../session/auth.module.css'
import { AuthPage } from '../session/auth-page.tsx'
import { Field } from '../session/field.tsx'
import { JoinPreview } from '../session/join-preview.tsx'
import { PersonFields } from '../session/person-fields.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { meQuery } from '../session/session.ts'
import { useAccept, useJoin } from '../session/use-invitation.ts'
import { Failure } from './sign-in.tsx'

const route = getRouteApi('/invitation')

/** The page of an invitation: who invites to what, and what it takes to join. */
export function InvitationPage() {
  const { token = '' } = route.useSearch()
  const offer = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => rpc.invitations.show({ token }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (token === '') return <Dead words="This address lacks the secret of the invitation. Open the whole link." />
  if (offer.error) {
    const { kind, words } = failureOf(offer.error)
    return kind === 'unreached' ? <Dead words={words} again={() => void offer.refetch()} /> : <Dead words={words} />
  }
  return <AuthPage>{offer.data && <Offer offer={offer.data} token={token} />}</AuthPage>
}

function Dead({ words, again }: { words: string; again?: () => void }) {
  return (
    <AuthPage>
      <main className={classes.card}>
        <title>Invitation · Guildesk</title>
        <h1>{again ? 'Not reached' : 'This link does not work'}</h1>
        <p className={classes.sub}>{words}</p>
        {again && <Button onClick={again}>Try again</Button>}
      </main>
    </AuthPage>
  )
}

const AS: Record<InvitationOffer['role'], string> = {
  admin: 'as an admin.',
  moderator: 'as a moderator.',
  agent: 'to answer its members.',
}

function Offer({ offer, token }: { offer: InvitationOffer; token: string }) {
  const me = useQuery({ ...meQuery, throwOnError: false })
  const [other, setOther] = useState(false)
  const [publicName, setPublicName] = useState('')
  if (me.isPending) return null
  const own = me.data && !other ? me.data.agent : null
  return (
    <main className={`${classes.card} ${classes.wide}`}>
      <title>Invitation · Guildesk</title>
      <JoinPreview offer={offer} publicName={publicName || (own?.publicName ?? '')} />
      <section className={classes.body}>
        <h1>
          Join <bdi>{offer.workspaceName}</bdi>
        </h1>
        <p className={classes.sub}>
          <bdi>{offer.invitedBy}</bdi> invites you {AS[offer.role]}
        </p>
        {own ? (
          <Join token={token} own={own} type={setPublicName} asOther={() => setOther(true)} />
        ) : (
          <Accept token={token} publicName={publicName} type={setPublicName} />
        )}
      </section>
    </main>
  )
}

interface JoinProps {
  token: string
  own: { email: string; publicName: string }
  type: (publicName: string) => void
  asOther: () => void
}

/** For who is signed in already: the same sign-in, one more workspace. */
function Join({ token, own, type, asOther }: JoinProps) {
  const { submit, failure, busy } = useJoin(token)
  return (
    <form onSubmit={(event) => void submit(event)}>
      {failure && <Failure words={failure} />}
      <Field
        label="Public name"
        name="publicName"
        hint={`What members read. You keep the sign-in of ${own.email}.`}
        defaultValue={own.publicName}
        onChange={(event) => type(event.target.value)}
        maxLength={32}
        required
        dir="auto"
      />
      <Button type="submit" tone="primary" size="large" full disabled={busy}>
        {busy ? 'Joining' : 'Join'}
      </Button>
      <p className={classes.foot}>
        Not you?{' '}
        <button type="button" className={classes.other} onClick={asOther}>
          Join with another sign-in
        </button>
      </p>
    </form>
  )
}

interface AcceptProps {
  token: string
  publicName: string
  type: (publicName: string) => void
}

function Accept({ token, publicName, type }: AcceptProps) {
  const { submit, failure, busy } = useAccept(token)
  return (
    <form onSubmit={(event) => void submit(event)}>
      {failure && <Failure words={failure} />}
      <PersonFields
        publicName={publicName}
        onPublicName={type}
        passwordHint="At least 10 characters. If you have a sign-in here already, its password."
        autoFocus
      />
      <Button type="submit" tone="primary" size="large" full disabled={busy}>
        {busy ? 'Joining' : 'Join and open the desk'}
      </Button>
    </form>
  )
}
