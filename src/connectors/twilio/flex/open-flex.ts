import type { Desk } from '../../../core/desk/desk.ts'
import type { Clock } from '../../../kernel/clock.ts'
import type { StoredAccount } from '../accounts.ts'
import type { TwilioClient } from '../client.ts'
import { Pace } from '../pace.ts'
import { callAgents } from './call-agents.ts'
import { endExchange } from './end-exchange.ts'
import type { Flex } from './flex.ts'
import { lookAt } from './look-at.ts'
import { makeExchange } from './make-exchange.ts'
import { fetchMedia, MEDIA_TYPES, MOST_BYTES } from './media.ts'
import { attempt } from './outcome.ts'
import { findByKey, performAct } from './perform-act.ts'
import { WorkerNames } from './worker-names.ts'

export interface FlexOptions {
  account: StoredAccount
  client: TwilioClient
  /** Address by which Twilio reaches us, without a slash at the end. */
  publicUrl: string
  clock: Clock
  names?: WorkerNames
  /** Hears whether the account still takes us. */
  heard: (taken: boolean) => void
}

/** Letters; in bytes it is held to Twilio's limit when it is sent. */
const MOST_TEXT = 30_000

/** Twilio Flex as a desk: each conversation is one of Twilio's own, into which an interaction brings an agent. */
export function openFlex({ names, ...options }: FlexOptions): Desk {
  const { client, account, clock } = options
  const flex: Flex = {
    ...options,
    names: names ?? new WorkerNames(client, account.places.workspace, clock),
    pace: new Pace(clock),
  }
  return {
    open: (offer, handle) => makeExchange(flex, offer, handle),
    call: (offer, handle) => callAgents(flex, offer, handle),
    perform: (act, handle, key) => performAct(flex, act, handle, key),
    find: (key, handle) => findByKey(flex, key, handle),
    look: (handle, after) => lookAt(flex, handle, after),
    file: (_handle, file) => attempt(flex, { key: `media ${file}` }, () => fetchMedia(flex, file)),
    end: (handle, session) => endExchange(flex, handle, session),
    limits: () => ({ text: MOST_TEXT, fileBytes: MOST_BYTES, mediaTypes: MEDIA_TYPES }),
  }
}
