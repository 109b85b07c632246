import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { SettingsView } from '../../protocol/settings.ts'
import { useMayAdmin } from '../session/rights.ts'
import { settingsQuery } from '../session/virtual-agent.ts'
import { ChannelField, NoGuilds, type Place, type Purpose, placeOf, StoredChannel } from './channel-field.tsx'
import { discordQuery } from './queries.ts'
import { FormPart } from './section.tsx'
import { useSection } from './use-section.ts'

const SETTINGS = ['supportChannel', 'staffChannel', 'announcementChannel', 'modLogChannel', 'welcomeChannel'] as const
type Setting = (typeof SETTINGS)[number]
type Chosen = Record<Setting, Place>

const pick = (settings: SettingsView): Chosen => ({
  supportChannel: placeOf(settings.supportChannel),
  staffChannel: placeOf(settings.staffChannel),
  announcementChannel: placeOf(settings.announcementChannel),
  modLogChannel: placeOf(settings.modLogChannel),
  welcomeChannel: placeOf(settings.welcomeChannel),
})

// In a channel that the bot only writes lines to it needs what it needs in the staff channel.
const PURPOSES: Record<Setting, Purpose> = {
  supportChannel: {
    purpose: 'support',
    kinds: ['text', 'announcement'],
    label: 'Support channel',
    hint: 'Members whose direct messages are closed are talked to in private threads here.',
    none: 'None: only direct messages, and the channel where a member asked',
  },
  staffChannel: {
    purpose: 'staff',
    kinds: ['text', 'announcement'],
    label: 'Staff channel',
    hint: 'One line says who waits, with a button to take the chat.',
    none: 'None: no lines are posted',
    teamOnly: true,
  },
  announcementChannel: {
    purpose: 'staff',
    kinds: ['announcement', 'text'],
    label: 'Announcements',
    hint: 'Where announcements go unless another place is chosen. It is watched: members must not write there.',
    none: 'None: each announcement names its channel',
  },
  modLogChannel: {
    purpose: 'staff',
    kinds: ['text'],
    label: 'Mod log',
    hint: 'One line for each report and alarm, and for what a moderator did about it.',
    none: 'None: reports stand at the desk only',
    teamOnly: true,
  },
  welcomeChannel: {
    purpose: 'staff',
    kinds: ['text'],
    label: 'Welcome channel',
    hint: 'Who joins is told here how to know staff, and that nobody of them asks for a password.',
    none: 'None: who joins is not greeted',
  },
}

const SHORT: Record<Setting, string> = {
  supportChannel: 'support',
  staffChannel: 'staff',
  announcementChannel: 'announcements',
  modLogChannel: 'mod log',
  welcomeChannel: 'welcome',
}

/** Where the bot writes of its own accord. */
export function Channels() {
  const may = useMayAdmin()
  const settings = useSuspenseQuery(settingsQuery).data
  const section = useSection<Chosen>({ pick, toChange: (chosen) => chosen })
  const discord = useQuery({ ...discordQuery, enabled: may })
  const guilds = discord.data?.guilds ?? null
  return (
    <FormPart
      id="channels"
      title="Channels"
      words="The channels of your server that the bot writes in by itself."
      section={section}
      said="Saved. It counts from now on."
      unusable={Object.values(section.value).some((place) => place?.id === '')}
      theirs={() => (
        <p>Theirs: {SETTINGS.map((each) => `${SHORT[each]} ${nameOf(settings, each) ?? 'none'}`).join(', ')}</p>
      )}
    >
      {may && discord.data && !guilds?.length && <NoGuilds connected={discord.data.application !== null} />}
      {SETTINGS.map((each) =>
        guilds?.length ? (
          <ChannelField
            key={each}
            of={PURPOSES[each]}
            place={section.value[each]}
            guilds={guilds}
            choose={(place) => section.type({ [each]: place })}
          />
        ) : (
          <StoredChannel key={each} of={PURPOSES[each]} name={nameOf(settings, each)} />
        ),
      )}
    </FormPart>
  )
}

function nameOf(settings: SettingsView, of: Setting): string | null {
  const place = settings[of]
  return place ? `#${place.name}` : null
}
