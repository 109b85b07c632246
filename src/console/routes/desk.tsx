import { useQueryClient } from '@tanstack/react-query'
import { Outlet, useParams, useRouter } from '@tanstack/react-router'
import { useEffect, useLayoutEffect } from 'react'
import { NewCaseDialog } from '../cases/new-case.tsx'
import { openDrafts } from '../composer/drafts.ts'
import { closeOutbox, openOutbox, sendWaiting } from '../composer/outbox-store.ts'
import { KeysSheet } from '../inbox/keys-sheet.tsx'
import { Nav } from '../inbox/nav.tsx'
import { Palette } from '../inbox/palette.tsx'
import { panes } from '../inbox/panes.ts'
import { TabBar } from '../inbox/tab-bar.tsx'
import { followLog } from '../live/follow.ts'
import { forgetLog } from '../live/log.ts'
import { Notifier } from '../live/notify.tsx'
import { useStore } from '../live/store.ts'
import { Toast } from '../look/toast.tsx'
import { useMe } from '../session/session.ts'
import classes from './desk.module.css'

/** What stands around every page behind the sign-in: navigation, the line to the server, the outbox. */
export function DeskPage() {
  const me = useMe()
  useLife(me.agent.id)
  const folded = useStore(panes, (value) => value.nav === 'folded')
  const inConversation = useParams({ strict: false, select: (params) => params.conversation !== undefined })
  return (
    <div className={`${classes.desk} ${folded ? classes.folded : ''}`}>
      {!folded && <Nav />}
      <Outlet />
      {!inConversation && <TabBar />}
      <KeysSheet />
      <Palette />
      <NewCaseDialog />
      <Notifier />
      <Toast />
    </div>
  )
}

function useLife(agent: string): void {
  const client = useQueryClient()
  const router = useRouter()
  useLayoutEffect(() => openDrafts(agent), [agent])
  useEffect(() => {
    const sessionEnded = () => {
      if (router.state.location.pathname === '/sign-in') return
      void router.navigate({ to: '/sign-in', search: { back: router.state.location.href } })
    }
    openOutbox({ client, agent, sessionEnded })
    const unfollow = followLog(client, sessionEnded, sendWaiting)
    return () => {
      unfollow()
      closeOutbox()
      forgetLog()
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' })
    }
  }, [client, router, agent])
}
