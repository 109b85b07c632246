import { IconMail, IconUserMinus } from '@tabler/icons-react'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, IconButton } from '../../look/button.tsx'
import { Picture } from '../../look/picture.tsx'
import { fullDate, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'
import { askCase } from './acts.ts'
import { closeDialog } from './dialog.ts'
import classes from './dialogs.module.css'
import { MemberPicker } from './member-picker.tsx'
import { partiesQuery, type ShownCase } from './queries.ts'
import { useWriteTo } from './use-write-to.ts'

type Party = Awaited<ReturnType<typeof rpc.cases.parties>>['items'][number]

const WAYS: Record<Party['way'], string> = {
  form: 'filed it',
  me_too: 'me too',
  follow: 'follows',
  chat: 'in a chat',
  staff: 'added by the team',
}

/** Who reported a case and who follows it, the first ones first. */
export function PartiesDialog({ shown }: { shown: ShownCase }) {
  const client = useQueryClient()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(partiesQuery(shown.id))
  const [fault, setFault] = useState<string | null>(null)
  const parties = data?.pages.flatMap(({ items }) => items) ?? []
  const run = async (ask: Parameters<typeof askCase>[1]) => setFault(await askCase(client, ask))
  return (
    <div className={classes.form}>
      <MemberPicker
        first
        label="Add a reporter"
        taken={parties.filter(({ role }) => role === 'reporter').map(({ id }) => id)}
        choose={({ id }) => void run(() => rpc.cases.addReporter({ id: shown.id, contact: id }))}
      />
      {(error || fault !== null) && <Note tone="bad">{fault ?? failureOf(error).words}</Note>}
      {data && parties.length === 0 && (
        <p className={classes.nothing}>Nobody has reported it, and no member follows it.</p>
      )}
      <ul className={classes.parties} aria-label="Reporters and followers">
        {parties.map((party) => (
          <Row
            key={party.id}
            party={party}
            shown={shown}
            remove={() => void run(() => rpc.cases.removeReporter({ id: shown.id, contact: party.id }))}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button size="small" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More
        </Button>
      )}
    </div>
  )
}

function Row({ party, shown, remove }: { party: Party; shown: ShownCase; remove: () => void }) {
  const now = useNow(60_000)
  const { busy, writeTo } = useWriteTo()
  const write = async () => {
    await writeTo(party.id, shown.id)
    closeDialog()
  }
  return (
    <li className={classes.party}>
      <Picture of={party} size={28} />
      <span className={classes.person}>
        <b>
          <bdi dir="auto">{party.name}</bdi>
        </b>
        <small>
          {party.role === 'reporter' ? 'Reporter' : 'Follower'}, {WAYS[party.way]} ·{' '}
          <time dateTime={party.joinedAt} title={fullDate(party.joinedAt)}>
            {pastWords(party.joinedAt, now)}
          </time>
          {party.role === 'follower' && party.direct && ' · by direct message'}
        </small>
      </span>
      <Button size="small" disabled={busy} onClick={() => void write()}>
        <IconMail aria-hidden />
        Write
        <span className="unseen"> to {party.name}</span>
      </Button>
      {party.role === 'reporter' && (
        <IconButton label={`Remove ${party.name}`} onClick={remove}>
          <IconUserMinus aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
