import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { SettingsView } from '../../protocol/settings.ts'
import { useMayAdmin } from '../session/rights.ts'
import { settingsQuery } from '../session/virtual-agent.ts'
import { ChannelField, NoGuilds, type Place, type Purpose, placeOf, StoredChannel } from './channel-field.tsx'
import { discordQuery } from './queries.ts'
import { FormPart } from './section.tsx'
import { useSection } from './use-section.ts'

type Chosen = { support: Place; staff: Place }

const pick = ({ supportChannel, staffChannel }: SettingsView): Chosen => ({
  support: placeOf(supportChannel),
  staff: placeOf(staffChannel),
})

const PURPOSES: Record<keyof Chosen, Purpose> = {
  support: {
    purpose: 'support',
    kinds: ['text', 'announcement'],
    label: 'Support channel',
    hint: 'Members whose direct messages are closed are talked to in private threads here.',
    none: 'None: only direct messages, and the channel where a member asked',
  },
  staff: {
    purpose: 'staff',
    kinds: ['text', 'announcement'],
    label: 'Staff channel',
    hint: 'One line says who waits, with a button to take the chat.',
    none: 'None: no lines are posted',
  },
}

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
      {(['support', 'staff'] as const).map((of) =>
        guilds?.length ? (
          <ChannelField
            key={of}
            of={PURPOSES[of]}
            place={section.value[of]}
            guilds={guilds}
            choose={(place) => section.type({ [of]: place })}
          />
        ) : (
          <StoredChannel key={of} of={PURPOSES[of]} name={nameOf(settings, of)} />
        ),
      )}
    </FormPart>
  )
}

function nameOf(settings: SettingsView, of: keyof Chosen): string | null {
  const place = of === 'support' ? settings.supportChannel : settings.staffChannel
  return place ? `#${place.name}` : null
}
