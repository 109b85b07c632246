import { createHash } from 'node:crypto'
import type { ProvisionStep } from '../../../protocol/twilio.ts'
import type { TwilioClient } from '../client.ts'
import type { Found } from './found.ts'

export type ResourceKind = ProvisionStep['what']

/** What is known when a resource is looked at: all that stands at Twilio, what of it is ours, and those looked at before it. */
export interface ProvisionView {
  found: Found
  /** What we made there, by kind, with the hash of what it was last made to be. */
  owned: Partial<Record<ResourceKind, Owned>>
  /** Sids of the resources before it; NEW for one that is still to be made. */
  refs: Partial<Record<ResourceKind, string>>
  /** Where Twilio reaches us: `https://desk.example.org/hooks/twilio/<hook>`. */
  hookUrl: string
  /** The secret word of that address, by which what leads to us is known even when the address before it has changed. */
  hook: string
  /** The workflow that was chosen in Settings or made by us before; null where none is. */
  chosenWorkflow: string | null
}

export interface Owned {
  sid: string
  hash: string
}

/** In place of a sid that only `apply` will know. */
export const NEW = 'to be made'

/** How one resource stands, and what is to be done about it. */
export interface Look {
  action: ProvisionStep['action']
  /** As it is, or will be, called at Twilio. */
  name: string
  /** Null while it is to be made. */
  sid: string | null
  changes: string[]
  note: string | null
  /** Of ours: it is, or will be, kept as such, with this hash. Null for what is used but belongs to somebody else. */
  hash: string | null
}

/** One kind of thing that is provisioned: what it should be, and how it is made so. */
export interface Resource {
  what: ResourceKind
  look(view: ProvisionView): Look
  /** Makes or changes it as looked. Answers what it is now. */
  perform(client: TwilioClient, view: ProvisionView, look: Look): Promise<Owned>
}

/** What stands as it should, without being ours or with. */
export const kept = (name: string, sid: string, hash: string | null, note: string | null = null): Look => ({
  action: 'keep',
  name,
  sid,
  changes: [],
  note,
  hash,
})

export const toMake = (name: string, hash: string, note: string | null = null): Look => ({
  action: 'create',
  name,
  sid: null,
  changes: [],
  note,
  hash,
})

/** The one that we made, while it still stands. */
export function ours<Each extends { sid: string }>(
  view: ProvisionView,
  what: ResourceKind,
  all: readonly Each[],
): Each | undefined {
  const sid = view.owned[what]?.sid
  return sid === undefined ? undefined : all.find((each) => each.sid === sid)
}

/** A name that is free: where it is taken by what is not ours, ours gets the first letters of our address behind it, the same each time. */
export function freeName(
  name: string,
  noun: string,
  taken: readonly string[],
  hook: string,
): { name: string; note: string | null } {
  if (!taken.includes(name)) return { name, note: null }
  return {
    name: `${name} (${hook.slice(0, 6)})`,
    note: `There is another ${noun} named "${name}", which Guildesk did not make. It is left alone.`,
  }
}

/** Of JSON, whatever the order of its keys. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(value)))
    .digest('hex')
    .slice(0, 32)

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]))
}

/** Whether an address leads to us, by whatever public address. */
export const leadsToUs = (url: string, hook: string, place: string): boolean =>
  url.endsWith(`/hooks/twilio/${hook}/${place}`)
