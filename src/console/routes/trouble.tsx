import { useRouter } from '@tanstack/react-router'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { AuthPage } from '../session/auth-page.tsx'
import { failureOf } from '../session/rpc.ts'

/** A whole page that cannot be shown: why, and what now. `null` is an address at which nothing stands. */
export function Trouble({ error }: { error: unknown }) {
  const router = useRouter()
  if (error === null) {
    return (
      <AuthPage>
        <title>Nothing here · Guildesk</title>
        <Empty drawing="letters" title="Nothing stands here" words="This address leads nowhere in the desk.">
          <Button onClick={() => router.history.push('/')}>Go to the inbox</Button>
        </Empty>
      </AuthPage>
    )
  }
  const unreached = failureOf(error).kind === 'unreached'
  return (
    <AuthPage>
      <title>Not reached · Guildesk</title>
      <Empty
        drawing="letters"
        title={unreached ? 'The desk could not be reached' : 'This page could not be shown'}
        words={
          unreached ? 'It may be restarting. Your drafts and unsent replies are kept here.' : failureOf(error).words
        }
      >
        <Button onClick={() => void router.invalidate()}>Try again</Button>
      </Empty>
    </AuthPage>
  )
}
