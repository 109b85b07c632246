import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { faultOfPublicName, PUBLIC_NAME_LENGTH } from '../../protocol/public-name.ts'
import type { GuildAgent, SettingsView } from '../../protocol/settings.ts'
import { languagesWith, languageWords } from '../knowledge/languages.ts'
import { collectionsQuery } from '../knowledge/queries.ts'
import { SelectField, TextField } from '../page/field.tsx'
import { useMayAdmin } from '../session/rights.ts'
import { settingsQuery } from '../session/virtual-agent.ts'
import { NoGuilds } from './channel-field.tsx'
import { Choices } from './choices.tsx'
import { GuildForums } from './guild-forums.tsx'
import { discordQuery } from './queries.ts'
import { FormPart } from './section.tsx'
import { useSection } from './use-section.ts'
import { TONE_WORDS } from './virtual-agent.tsx'

type Chosen = { guilds: GuildAgent[] }

const pick = ({ virtualAgent }: SettingsView): Chosen => ({ guilds: virtualAgent.guilds })

const asEverywhere = (guild: string): GuildAgent => ({ guild, collections: null, languages: null, forums: [] })

const isAsEverywhere = ({ name, tone, collections, languages, forums }: GuildAgent): boolean =>
  !name && !tone && collections === null && languages === null && forums.length === 0

/** What the virtual agent does otherwise in one server. */
export function GuildAgents() {
  const may = useMayAdmin()
  const section = useSection<Chosen>({
    pick,
    toChange: ({ guilds }) => ({ virtualAgent: { guilds: guilds.filter((one) => !isAsEverywhere(one)).map(trimmed) } }),
  })
  const { data: discord } = useQuery({ ...discordQuery, enabled: may })
  const guilds = discord?.guilds ?? []
  const [picked, setPicked] = useState<string | null>(null)
  const guild = guilds.find(({ id }) => id === picked) ?? guilds[0]
  const stored = section.value.guilds
  const own = guild && (stored.find((one) => one.guild === guild.id) ?? asEverywhere(guild.id))
  const change = (part: Partial<GuildAgent>) => {
    if (!own) return
    const others = stored.filter((one) => one.guild !== own.guild)
    const next = withoutEmpty({ ...own, ...part })
    section.type({ guilds: isAsEverywhere(next) ? others : [...others, next] })
  }
  return (
    <FormPart
      id="guild-agents"
      title="Virtual agent in a server"
      words="What it does otherwise in one of your servers. What is left open is as everywhere."
      section={section}
      said="Saved. It counts from the next question on."
      unusable={stored.some(({ name }) => name !== undefined && faultOfPublicName(name) !== null)}
      theirs={(they) => (
        <p>Theirs: {they.guilds.length === 1 ? '1 server' : `${they.guilds.length} servers`} set apart</p>
      )}
    >
      {may && discord && guilds.length === 0 && <NoGuilds connected={discord.application !== null} />}
      {!may && <p>{stored.length === 0 ? 'It is the same in all servers.' : `${stored.length} set apart.`}</p>}
      {guilds.length > 1 && (
        <SelectField label="Server" value={guild?.id} onChange={(event) => setPicked(event.target.value)}>
          {guilds.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {own && <OwnAgent own={own} change={change} reads={discord?.application?.messageContent ?? null} />}
    </FormPart>
  )
}

const trimmed = ({ name, ...own }: GuildAgent): GuildAgent => (name ? { ...own, name: name.trim() } : own)

/** An empty name is that of all servers, and so is a list of which nothing is chosen. */
function withoutEmpty({ name, tone, collections, languages, ...own }: GuildAgent): GuildAgent {
  return {
    ...own,
    ...(name ? { name } : {}),
    ...(tone ? { tone } : {}),
    collections: collections?.length ? collections : null,
    languages: languages?.length ? languages : null,
  }
}

interface OwnProps {
  own: GuildAgent
  change: (part: Partial<GuildAgent>) => void
  /** Whether the bot may read words in servers; null where Discord could not be asked. */
  reads: boolean | null
}

function OwnAgent({ own, change, reads }: OwnProps) {
  const { virtualAgent } = useSuspenseQuery(settingsQuery).data
  const collections = useQuery(collectionsQuery).data ?? []
  const languages = [...new Set([...languagesWith('en'), ...(own.languages ?? [])])]
  return (
    <>
      <TextField
        label="Name here"
        value={own.name ?? ''}
        placeholder={virtualAgent.name}
        onChange={(event) => change({ name: event.target.value })}
        maxLength={PUBLIC_NAME_LENGTH * 2}
        fault={own.name ? faultOfPublicName(own.name) : null}
        dir="auto"
      />
      <SelectField
        label="Tone here"
        value={own.tone ?? ''}
        onChange={(event) => change({ tone: (event.target.value || undefined) as GuildAgent['tone'] })}
      >
        <option value="">As everywhere</option>
        {Object.entries(TONE_WORDS).map(([tone, words]) => (
          <option key={tone} value={tone}>
            {words}
          </option>
        ))}
      </SelectField>
      {collections.length > 0 && (
        <Choices
          legend="Collections"
          offered={collections}
          chosen={own.collections ?? []}
          hint={
            own.collections
              ? 'It answers with their articles, and with those that stand in none.'
              : 'None is chosen: it answers with all articles.'
          }
          choose={(chosen) => change({ collections: chosen })}
        />
      )}
      <Choices
        legend="Languages"
        offered={languages.map((id) => ({ id, name: languageWords(id) }))}
        chosen={own.languages ?? []}
        hint={
          own.languages
            ? 'Questions in other languages go to a person.'
            : 'None is chosen: it answers in every language that it is asked in.'
        }
        choose={(chosen) => change({ languages: chosen })}
      />
      <GuildForums own={own} change={change} reads={reads} />
    </>
  )
}
