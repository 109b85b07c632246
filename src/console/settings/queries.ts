import { queryOptions } from '@tanstack/react-query'
import type { DiscordView } from '../../protocol/discord.ts'
import { rpc } from '../session/rpc.ts'

/** Until it is connected, or something keeps it from that, the state is asked for again after this long. */
const AGAIN_MS = 3000

/** What Discord says of the application and its servers. Changes of the settings make it old, as the log tells. */
export const discordQuery = queryOptions({
  queryKey: ['settings', 'discord'],
  queryFn: () => rpc.discord.show(),
  staleTime: 30_000,
  // Who comes back from Discord has perhaps given a right there.
  refetchOnWindowFocus: 'always',
  refetchInterval: ({ state }) => (isOnTheWay(state.data) ? AGAIN_MS : false),
})

function isOnTheWay(view: DiscordView | undefined): boolean {
  if (!view?.application) return false
  const { phase, problem } = view.application
  return problem === null && (phase === 'connecting' || phase === 'standby')
}

export const channelsQuery = (guild: string) =>
  queryOptions({
    // Apart from the settings, which change without these: after the bot was taken away there are none to be asked for.
    queryKey: ['discord-channels', guild],
    queryFn: async () => (await rpc.discord.channels({ guild })).items,
    staleTime: 30_000,
    refetchOnWindowFocus: 'always',
  })

export const rolesQuery = (guild: string) =>
  queryOptions({
    queryKey: ['discord-roles', guild],
    queryFn: async () => (await rpc.discord.roles({ guild })).items,
    staleTime: 30_000,
    refetchOnWindowFocus: 'always',
  })
