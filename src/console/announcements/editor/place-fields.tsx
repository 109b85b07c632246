import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../../look/use-now.ts'
import { Ask } from '../../page/ask.tsx'
import { SelectField, Switch } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import { type AnnouncementPlace, placesQuery, roomQuery } from '../queries.ts'
import { roomWords } from '../words.ts'
import classes from './editor.module.css'

/** Where it goes and whom it notifies, as far as it is chosen: the same of an announcement and of a source. */
export interface Going {
  guild: string
  channel: string
  mention: string | null
  crosspost: boolean
}

interface PlaceFieldsProps {
  value: Going
  type: (part: Partial<Going>) => void
  /** What the channel and the role were called when they were chosen, for those that are gone. */
  names: { place: string | null; mention: string | null }
}

/** Channel, role to mention, and publishing. */
export function PlaceFields({ value, type, names }: PlaceFieldsProps) {
  const { data, error } = useQuery(placesQuery)
  const place = data?.items.find(({ id }) => id === value.channel)
  const choose = (id: string) => {
    const next = data?.items.find((each) => each.id === id)
    // A role belongs to one server.
    const kept = next?.guild === value.guild ? {} : { mention: null }
    type({
      guild: next?.guild ?? '',
      channel: next?.id ?? '',
      ...kept,
      ...(next?.publishes ? {} : { crosspost: false }),
    })
  }
  return (
    <>
      <div className={classes.pair}>
        <SelectField label="Channel" value={value.channel} onChange={(event) => choose(event.target.value)}>
          {value.channel === '' && <option value="">Choose a channel</option>}
          {value.channel !== '' && !place && (
            <option value={value.channel}>{data ? `#${names.place ?? 'gone'}, not there any more` : '…'}</option>
          )}
          {data?.items.map(({ id, name }) => (
            <option key={id} value={id}>
              #{name}
            </option>
          ))}
        </SelectField>
        <MentionField value={value} type={type} place={place} known={names.mention} />
      </div>
      {error && <Note tone="bad">The channels could not be read: {failureOf(error).words}</Note>}
      {data?.items.length === 0 && (
        <Note tone="info">There is no channel that announcements can go to yet. Connect Discord, and add the bot.</Note>
      )}
      {place && <Lacks place={place} />}
    </>
  )
}

function Lacks({ place: { name, missing, membersWrite } }: { place: AnnouncementPlace }) {
  const rights = new Intl.ListFormat('en').format(missing.map((right) => `“${right}”`))
  return (
    <>
      {missing.length > 0 && (
        <Note tone="warn">
          The bot lacks rights in #{name}. Give it {rights} there.
        </Note>
      )}
      {membersWrite && (
        <Note tone="warn">
          Members may write in #{name} too, so that what stands there is not only yours. An official channel is written
          by the team alone.
        </Note>
      )}
    </>
  )
}

interface MentionFieldProps extends Pick<PlaceFieldsProps, 'value' | 'type'> {
  place: AnnouncementPlace | undefined
  known: string | null
}

/** Nobody is mentioned unless somebody says so; everyone only after a question. */
function MentionField({ value, type, place, known }: MentionFieldProps) {
  const [asked, setAsked] = useState(false)
  const { mention } = value
  const roles = place?.roles.filter(({ id, name }) => id !== 'everyone' && id !== place.guild && name !== '@everyone')
  const gone = mention !== null && mention !== 'everyone' && !roles?.some(({ id }) => id === mention)
  const choose = (id: string) => {
    if (id === 'everyone') setAsked(true)
    else type({ mention: id === '' ? null : id })
  }
  return (
    <>
      <SelectField label="Mentions" value={mention ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">Nobody</option>
        {gone && <option value={mention}>@{known ?? 'a role that is gone'}</option>}
        {roles?.map(({ id, name }) => (
          <option key={id} value={id}>
            @{name}
          </option>
        ))}
        <option value="everyone">@everyone</option>
      </SelectField>
      <Ask
        opened={asked}
        title={`Mention everyone in #${place?.name ?? known ?? 'the channel'}?`}
        verb="Mention everyone"
        stay="Mention nobody"
        tone="primary"
        act={async () => {
          type({ mention: 'everyone' })
          return null
        }}
        close={() => setAsked(false)}
      >
        <p>Every member who can read the channel is notified, also those who are away. It cannot be taken back.</p>
      </Ask>
    </>
  )
}

/** Publishing to the servers that follow the channel, with what Discord leaves of it. */
export function CrosspostSwitch({ value, type }: Pick<PlaceFieldsProps, 'value' | 'type'>) {
  const now = useNow(30_000)
  const place = useQuery(placesQuery).data?.items.find(({ id }) => id === value.channel)
  const room = useQuery({ ...roomQuery(value.channel), enabled: place?.publishes === true }).data
  if (!place) return null
  return (
    <Switch
      label="Publish it to the servers that follow"
      words={
        place.publishes
          ? `Discord passes it on to every server that follows #${place.name}. ${room ? roomWords(room, now) : ''}`
          : `#${place.name} is no announcement channel: no server can follow it.`
      }
      checked={value.crosspost}
      disabled={!place.publishes}
      onChange={(crosspost) => type({ crosspost })}
    />
  )
}
