import { useQuery } from '@tanstack/react-query'
import type { DiscordChannelView } from '../../protocol/discord.ts'
import type { ChannelPlace } from '../../protocol/settings.ts'
import { SelectField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { failureOf } from '../session/rpc.ts'
import { groupByCategory } from './group-by-category.ts'
import { channelsQuery } from './queries.ts'
import classes from './settings.module.css'

/** A channel as it is chosen; an empty id while only its server is. */
export type Place = Pick<ChannelPlace, 'guild' | 'id'> | null

/** What a channel is for, and how that is said. */
export interface Purpose {
  purpose: 'support' | 'staff' | 'bug' | 'feature'
  kinds: readonly DiscordChannelView['kind'][]
  label: string
  hint: string
  none: string
  /** Only the team is to read it. */
  teamOnly?: true
}

export const placeOf = (channel: ChannelPlace | null): Place => channel && { guild: channel.guild, id: channel.id }

interface ChannelFieldProps {
  of: Purpose
  place: Place
  guilds: readonly { id: string; name: string }[]
  choose: (place: Place) => void
}

/** Of one server all channels stand in one list; of several the server is chosen first. */
export function ChannelField({ of, place, guilds, choose }: ChannelFieldProps) {
  const { kinds, label, hint, none } = of
  const only = guilds.length === 1 && (place === null || place.guild === guilds[0]?.id) ? guilds[0] : undefined
  const guild = place?.guild ?? only?.id ?? ''
  const { data, error } = useQuery({ ...channelsQuery(guild), enabled: guild !== '' })
  const fitting = data?.filter(({ kind }) => kinds.includes(kind))
  const chosen = data?.find(({ id }) => id === place?.id)
  return (
    <div className={classes.channel}>
      {!only && (
        <SelectField
          label={`${label}: server`}
          value={guild}
          onChange={(event) => choose(event.target.value === '' ? null : { guild: event.target.value, id: '' })}
        >
          <option value="">{none}</option>
          {guilds.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
          {place && !guilds.some(({ id }) => id === place.guild) && (
            <option value={place.guild}>A server that the bot is not in any more</option>
          )}
        </SelectField>
      )}
      {guild !== '' && (
        <SelectField
          label={label}
          hint={hint}
          value={place?.id ?? ''}
          onChange={(event) => choose(event.target.value === '' ? null : { guild, id: event.target.value })}
        >
          <option value="">{only ? none : 'Choose a channel'}</option>
          {place && place.id !== '' && !fitting?.some(({ id }) => id === place.id) && (
            <option value={place.id}>{chosen ? `#${chosen.name}` : data ? 'A channel that is gone' : '…'}</option>
          )}
          {groupByCategory(fitting ?? []).map(({ category, channels }) => (
            <optgroup key={category ?? ''} label={category ?? 'Without a category'}>
              {channels.map(({ id, name }) => (
                <option key={id} value={id}>
                  #{name}
                </option>
              ))}
            </optgroup>
          ))}
        </SelectField>
      )}
      {error && <Note tone="bad">The channels could not be read: {failureOf(error).words}</Note>}
      {fitting?.length === 0 && kinds.includes('forum') && (
        <Note tone="info">The server has no forum channel yet. Make one in Discord, then choose it here.</Note>
      )}
      {chosen && <Lacks channel={chosen} of={of} />}
    </div>
  )
}

/** Until the bot is in a server there is nothing to choose from: what is stored is shown. */
export function StoredChannel({ of, name }: { of: Purpose; name: string | null }) {
  return (
    <SelectField label={of.label} hint={of.hint} disabled>
      <option>{name ?? 'None'}</option>
    </SelectField>
  )
}

export function NoGuilds({ connected }: { connected: boolean }) {
  return (
    <Note tone="info">
      {connected
        ? 'The bot is in no server yet, or Discord could not be asked. Add it with the invite link above.'
        : 'Connect Discord first, then its channels can be chosen here.'}
    </Note>
  )
}

function Lacks({ channel, of: { purpose, teamOnly } }: { channel: DiscordChannelView; of: Purpose }) {
  const { missing } = channel[purpose]
  if (missing.length > 0) {
    return (
      <Note tone="warn">
        The bot lacks rights in #{channel.name}. Give it {quoted(missing)} there.
      </Note>
    )
  }
  if (teamOnly && channel.everyoneReads) {
    return (
      <Note tone="warn">Everyone in the server reads #{channel.name}. Choose a channel that only your team reads.</Note>
    )
  }
  return null
}

const quoted = (rights: readonly string[]): string =>
  new Intl.ListFormat('en').format(rights.map((right) => `“${right}”`))
