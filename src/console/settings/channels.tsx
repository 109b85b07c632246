import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { DiscordChannelView } from '../../protocol/discord.ts'
import type { ChannelPlace, SettingsView } from '../../protocol/settings.ts'
import { SelectField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { useMayAdmin } from '../session/rights.ts'
import { failureOf } from '../session/rpc.ts'
import { settingsQuery } from '../session/virtual-agent.ts'
import { groupByCategory } from './group-by-category.ts'
import { channelsQuery, discordQuery } from './queries.ts'
import { FormPart } from './section.tsx'
import classes from './settings.module.css'
import { type Section, useSection } from './use-section.ts'

type Place = Pick<ChannelPlace, 'guild' | 'id'> | null
type Chosen = { support: Place; staff: Place }

const placeOf = (channel: ChannelPlace | null): Place => channel && { guild: channel.guild, id: channel.id }
const pick = ({ supportChannel, staffChannel }: SettingsView): Chosen => ({
  support: placeOf(supportChannel),
  staff: placeOf(staffChannel),
})

const PURPOSES = {
  support: {
    label: 'Support channel',
    hint: 'Members whose direct messages are closed are talked to in private threads here.',
    none: 'None: only direct messages, and the channel where a member asked',
  },
  staff: {
    label: 'Staff channel',
    hint: 'One line says who waits, with a button to take the chat.',
    none: 'None: no lines are posted',
  },
} as const

type Purpose = keyof typeof PURPOSES

/** Where the bot writes of its own accord. */
export function Channels() {
  const may = useMayAdmin()
  const settings = useSuspenseQuery(settingsQuery).data
  const section = useSection<Chosen>({
    pick,
    toChange: ({ support, staff }) => ({ supportChannel: support, staffChannel: staff }),
  })
  const discord = useQuery({ ...discordQuery, enabled: may })
  const guilds = discord.data?.guilds ?? null
  return (
    <FormPart
      id="channels"
      title="Channels"
      words="Two channels of your server that the bot writes in by itself."
      section={section}
      said="Saved. It counts for chats from now on."
      unusable={[section.value.support, section.value.staff].some((place) => place?.id === '')}
      theirs={() => (
        <p>
          Theirs: support {nameOf(settings, 'support') ?? 'none'}, staff {nameOf(settings, 'staff') ?? 'none'}
        </p>
      )}
    >
      {may && discord.data && !guilds?.length && <NoGuilds connected={discord.data.application !== null} />}
      {(['support', 'staff'] as const).map((purpose) =>
        guilds?.length ? (
          <ChannelField key={purpose} purpose={purpose} guilds={guilds} section={section} />
        ) : (
          <SelectField key={purpose} label={PURPOSES[purpose].label} hint={PURPOSES[purpose].hint} disabled>
            <option>{nameOf(settings, purpose) ?? 'None'}</option>
          </SelectField>
        ),
      )}
    </FormPart>
  )
}

function NoGuilds({ connected }: { connected: boolean }) {
  return (
    <Note tone="info">
      {connected
        ? 'The bot is in no server yet, or Discord could not be asked. Add it with the invite link above.'
        : 'Connect Discord first, then its channels can be chosen here.'}
    </Note>
  )
}

function nameOf(settings: SettingsView, purpose: Purpose): string | null {
  const place = purpose === 'support' ? settings.supportChannel : settings.staffChannel
  return place ? `#${place.name}` : null
}

interface ChannelFieldProps {
  purpose: Purpose
  guilds: readonly { id: string; name: string }[]
  section: Section<Chosen>
}

/** Of one server all channels stand in one list; of several the server is chosen first. */
function ChannelField({ purpose, guilds, section }: ChannelFieldProps) {
  const { label, hint, none } = PURPOSES[purpose]
  const place = section.value[purpose]
  const only = guilds.length === 1 && (place === null || place.guild === guilds[0]?.id) ? guilds[0] : undefined
  const guild = place?.guild ?? only?.id ?? ''
  const { data, error } = useQuery({ ...channelsQuery(guild), enabled: guild !== '' })
  const chosen = data?.find(({ id }) => id === place?.id)
  const choose = (next: Place) => section.type({ [purpose]: next })
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
          {place && place.id !== '' && !chosen && (
            <option value={place.id}>{data ? 'A channel that is gone' : '…'}</option>
          )}
          {groupByCategory((data ?? []).filter(({ kind }) => kind === 'text')).map(({ category, channels }) => (
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
      {chosen && <Lacks channel={chosen} purpose={purpose} />}
    </div>
  )
}

function Lacks({ channel, purpose }: { channel: DiscordChannelView; purpose: Purpose }) {
  const { missing } = channel[purpose]
  if (missing.length > 0) {
    return (
      <Note tone="warn">
        The bot lacks rights in #{channel.name}. Give it {quoted(missing)} there.
      </Note>
    )
  }
  if (purpose === 'staff' && channel.everyoneReads) {
    return (
      <Note tone="warn">Everyone in the server reads #{channel.name}. Choose a channel that only your team reads.</Note>
    )
  }
  return null
}

const quoted = (rights: readonly string[]): string =>
  new Intl.ListFormat('en').format(rights.map((right) => `“${right}”`))
