import type { ChannelPlace, GuildAgent } from '../../protocol/settings.ts'
import type { WorkspaceSettings } from './settings.ts'

/** How the virtual agent is in one Discord server. */
export interface AgentOfGuild {
  /** As members read it. */
  name: string
  tone: 'plain' | 'warm'
  /** Collections whose articles it answers with, and those that stand in none; null: all. */
  collections: string[] | null
  /** Languages in which it answers; questions in others go to a person. Null: all. */
  languages: string[] | null
  /** Forums in which it answers what nobody asked it. */
  forums: Omit<ChannelPlace, 'guild'>[]
}

/**
 * What is set for a Discord server, and for all where nothing is. A conversation keeps the server that it began in; null, where it
 * began in none, has what is set for all.
 */
export function agentOfGuild(
  { virtualAgent }: Pick<WorkspaceSettings, 'virtualAgent'>,
  guild: string | null,
): AgentOfGuild {
  const own: Partial<GuildAgent> = virtualAgent.guilds.find((set) => set.guild === guild) ?? {}
  return {
    name: own.name ?? virtualAgent.name,
    tone: own.tone ?? virtualAgent.tone,
    collections: own.collections ?? null,
    languages: own.languages ?? null,
    forums: own.forums ?? [],
  }
}
