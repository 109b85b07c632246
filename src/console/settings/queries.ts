import { queryOptions } from '@tanstack/react-query'
import { rpc } from '../session/rpc.ts'

/** While Discord is being connected it is asked again after this long. */
const AGAIN_MS = 1500

/** What Discord says of the application and its servers. Changes of the settings make it old, as the log tells. */
export const discordQuery = queryOptions({
  queryKey: ['settings', 'discord'],
  queryFn: () => rpc.discord.show(),
  staleTime: 30_000,
  // Who comes back from Discord has perhaps given a right there.
  refetchOnWindowFocus: 'always',
  refetchInterval: ({ state }) => (state.data?.application?.phase === 'connecting' ? AGAIN_MS : false),
})

export const channelsQuery = (guild: string) =>
  queryOptions({
    // Apart from the settings, which change without these: after the bot was taken away there are none to be asked for.
    queryKey: ['discord-channels', guild],
    queryFn: async () => (await rpc.discord.channels({ guild })).items,
    staleTime: 30_000,
    refetchOnWindowFocus: 'always',
  })
