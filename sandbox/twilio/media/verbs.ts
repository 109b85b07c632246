import type { SentFile } from '../router.ts'
import type { Twilio } from '../twilio.ts'
import type { Account } from '../world.ts'
import { type Media, mediaTable } from './tables.ts'

/** Keeps a file, to be named by a message. */
export async function keepMedia(twilio: Twilio, account: Account, file: SentFile): Promise<Media> {
  const sid = twilio.world.newSid('ME')
  await twilio.media.put(sid, file.data)
  return mediaTable(twilio.world).put({
    sid,
    account: account.sid,
    contentType: file.type,
    filename: file.name,
    size: file.data.length,
    created: twilio.world.clock(),
  })
}

/** As a message bears it. */
export const asAttached = ({ sid, size, contentType, filename }: Media) => ({
  sid,
  size,
  content_type: contentType,
  filename,
})
