import type { Account, Stored, Table, TwilioWorld } from '../world.ts'

export interface Media extends Stored {
  contentType: string
  filename: string | null
  /** Bytes. */
  size: number
  created: number
}

export const mediaTable = (world: TwilioWorld): Table<Media> => world.table<Media>('media')

export function findMedia(world: TwilioWorld, account: Account, sid: string): Media | undefined {
  const media = mediaTable(world).get(sid)
  return media?.account === account.sid ? media : undefined
}
