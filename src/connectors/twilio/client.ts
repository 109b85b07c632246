import type { Twilio } from 'twilio'
import type { TwilioAccess } from './access.ts'
import { TwilioFault } from './fault.ts'
import { placeOf } from './hosts.ts'

/** Twilio, asked in the name of one account. Whatever is no success is a TwilioFault. */
export interface TwilioClient {
  readonly accountSid: string
  /** The official client; its code is loaded with the first question. */
  sdk(): Promise<Twilio>
  /** What the official client has no method for, e.g. interaction webhooks: a form in, JSON out. */
  ask<Answer>(request: TwilioRequest): Promise<Answer>
  /** Bytes in and out, as the media service wants them. Answers a success only. */
  fetch(url: string, init?: BytesRequest): Promise<Response>
}

export interface BytesRequest extends RequestInit {
  timeoutMs?: number
  /** The address itself is the right to read: no credentials go there. */
  anonymous?: boolean
}

export interface TwilioRequest {
  method: 'get' | 'post' | 'delete'
  /** As Twilio's documentation names it, e.g. `https://flex-api.twilio.com/v1/Configuration`. */
  url: string
  /** Arrays are repeated fields. */
  form?: Record<string, string | string[]>
}

/** For a whole answer. */
const TIMEOUT_MS = 10_000

export function openTwilioClient(access: TwilioAccess): TwilioClient {
  let loading: Promise<Twilio> | undefined
  const sdk = (): Promise<Twilio> => {
    loading ??= import('./load-sdk.ts').then(({ loadSdk }) => loadSdk(access, TIMEOUT_MS))
    return loading
  }
  return {
    accountSid: access.accountSid,
    sdk,
    async ask<Answer>({ method, url, form }: TwilioRequest): Promise<Answer> {
      const client = await sdk()
      const answer: { body: unknown } = await client.request({ method, uri: url, ...(form ? { data: form } : {}) })
      const { body } = answer
      return (typeof body === 'string' && body !== '' ? JSON.parse(body) : body) as Answer
    },
    fetch: (url, init) => fetchBytes(access, url, init),
  }
}

async function fetchBytes(
  { accountSid, authToken, apiBase }: TwilioAccess,
  url: string,
  { timeoutMs = TIMEOUT_MS, anonymous = false, ...init }: BytesRequest = {},
): Promise<Response> {
  const headers = new Headers(init.headers)
  if (!anonymous) headers.set('authorization', `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`)
  const signal = AbortSignal.timeout(timeoutMs)
  const answer = await fetch(placeOf(url, apiBase), { ...init, headers, signal, redirect: 'error' }).catch(
    (error: unknown) => {
      throw error instanceof TwilioFault ? error : new TwilioFault('Twilio did not answer.', { inDoubt: true })
    },
  )
  if (answer.ok) return answer
  await answer.body?.cancel()
  throw new TwilioFault(`Twilio answered ${answer.status}.`, { status: answer.status, inDoubt: answer.status >= 500 })
}
