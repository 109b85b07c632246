import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import type { SettingsView } from '../../protocol/settings.ts'
import { useMayAdmin } from '../session/rights.ts'
import { settingsQuery } from '../session/virtual-agent.ts'
import { ChannelField, NoGuilds, type Place, type Purpose, placeOf, StoredChannel } from './channel-field.tsx'
import { discordQuery } from './queries.ts'
import { FormPart } from './section.tsx'
import { StaffRoles } from './staff-roles.tsx'
import { useSection } from './use-section.ts'

type Chosen = { bug: Place; feature: Place; roles: NonNullable<Place>[] }

const pick = ({ bugChannel, featureChannel, staffRoles }: SettingsView): Chosen => ({
  bug: placeOf(bugChannel),
  feature: placeOf(featureChannel),
  roles: staffRoles.map(({ guild, id }) => ({ guild, id })),
})

const PURPOSES: Record<'bug' | 'feature', Purpose> = {
  bug: {
    purpose: 'bug',
    kinds: ['text'],
    label: 'Bug channel',
    hint: 'Each bug that a member files with /bug has its living card here, with a thread to discuss it.',
    none: 'None: bugs are filed without a card',
  },
  feature: {
    purpose: 'feature',
    kinds: ['forum'],
    label: 'Feature forum',
    hint: 'Each wish that a member files with /new_feature is a post here, with a tag for its area.',
    none: 'None: wishes are filed without a post',
  },
}

/** Where the living cards stand, and who acts on them in Discord without a seat at the desk. */
export function Reports() {
  const may = useMayAdmin()
  const settings = useSuspenseQuery(settingsQuery).data
  const section = useSection<Chosen>({
    pick,
    toChange: ({ bug, feature, roles }) => ({ bugChannel: bug, featureChannel: feature, staffRoles: roles }),
  })
  const discord = useQuery({ ...discordQuery, enabled: may })
  const guilds = discord.data?.guilds ?? null
  const { bug, feature, roles } = section.value
  return (
    <FormPart
      id="reports"
      title="Reports"
      words="What members report stands on cards in your server, which follow their case until it is solved."
      section={section}
      said="Saved. It counts for cards from now on."
      unusable={[bug, feature].some((place) => place?.id === '')}
      theirs={() => (
        <p>
          Theirs: bugs {nameOf(settings, 'bug') ?? 'none'}, features {nameOf(settings, 'feature') ?? 'none'},{' '}
          {settings.staffRoles.length === 1 ? '1 role' : `${settings.staffRoles.length} roles`}
        </p>
      )}
    >
      {may && discord.data && !guilds?.length && <NoGuilds connected={discord.data.application !== null} />}
      {(['bug', 'feature'] as const).map((of) =>
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
      <StaffRoles
        chosen={roles}
        stored={settings.staffRoles}
        guilds={guilds ?? []}
        choose={(next) => section.type({ roles: next })}
      />
    </FormPart>
  )
}

function nameOf(settings: SettingsView, of: 'bug' | 'feature'): string | null {
  const place = of === 'bug' ? settings.bugChannel : settings.featureChannel
  return place ? `#${place.name}` : null
}
