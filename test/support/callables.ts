import { traverseContractProcedures } from '@orpc/server'
import { DEFAULT_SETTINGS } from '../../src/core/tracker/tracker.ts'
import type { AccessRule } from '../../src/http/guard.ts'
import { openRawRoutes } from '../../src/http/raw-routes.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Access } from '../../src/protocol/access.ts'
import { contract } from '../../src/protocol/contract.ts'
import { NO_TWILIO } from './no-twilio.ts'
import { makePng } from './png.ts'
import { type Credentials, GUILD, type RightsWorld, type Things } from './rights.ts'

/** Something that can be called, from the contract or the raw routes themselves. A new one is walked without a word here. */
export interface Callable {
  name: string
  access: AccessRule | undefined
  method: string
  /** It names a thing of the first workspace in its address. */
  named: boolean
  /** Calls it with ids of the first workspace's own things. */
  call(world: RightsWorld, credentials: Credentials): Promise<Response>
}

/** The thing whose id an address means by `{id}`. */
const NAMED: readonly [part: string, thing: keyof Things][] = [
  ['/webhooks/deliveries/', 'delivery'],
  ['/webhooks/', 'webhook'],
  ['/cases/notes/', 'note'],
  ['/cases/reminders/', 'reminder'],
  ['/case-views/', 'view'],
  ['/cases/', 'case'],
  ['/incidents/', 'incident'],
  ['/contacts/', 'contact'],
  ['/conversations/', 'conversation'],
  ['/messages/', 'message'],
  ['/files/', 'file'],
  ['/suggestions/', 'suggestion'],
  ['/replays/', 'replay'],
  ['/articles/', 'article'],
  ['/article-images/', 'articleImage'],
  ['/collections/', 'collection'],
  ['/invitations/', 'invitation'],
  ['/agents/', 'agent'],
  ['/queues/', 'queue'],
  ['/announcement-sources/', 'source'],
  ['/announcements/', 'announcement'],
  ['/moderation/', 'report'],
  ['/blocks/', 'block'],
]

function thingOf(things: Things, path: string): string {
  const [, thing] = NAMED.find(([part]) => path.includes(part)) ?? []
  return thing ? things[thing] : ''
}

/** A private address: it is refused before anything is asked. */
const NO_GITHUB = { repository: 'lumen/trails', token: 'none', apiBase: 'http://127.0.0.1:9' }
const NO_ENDPOINT = {
  ...{ baseUrl: 'http://127.0.0.1:9/v1', chatModel: null, embeddingModel: null },
  ...{ chooses: true, composes: true, drafts: true, dailyTokens: 1 },
}
const SOURCE = {
  ...{ kind: 'webhook', name: 'from elsewhere', template: '{title}' },
  place: { guild: '100000000000000001', id: '100000000000000002' },
}
const TOKEN = { token: 'x'.repeat(43) }
const PERSON = { name: 'Bo', publicName: 'Bo', email: 'bo@example.com', password: 'correct horse battery' }

/** What procedures need beside an id. One that needs more than stands here is answered `invalid`, which fails the walk. */
const FIELDS: Record<string, (world: RightsWorld) => Record<string, unknown>> = {
  'owner.create': () => ({ ...TOKEN, ...PERSON, workspaceName: 'Mine' }),
  'passwords.reset': () => ({ ...TOKEN, password: PERSON.password }),
  'me.update': () => ({ publicName: 'Kofi' }),
  'me.switch': ({ desk }) => ({ workspace: desk.workspace }),
  'agents.update': () => ({ role: 'admin' }),
  'invitations.create': () => ({ role: 'agent' }),
  'invitations.show': () => TOKEN,
  'invitations.accept': () => ({ ...TOKEN, ...PERSON }),
  'invitations.join': () => ({ ...TOKEN, publicName: 'Bo' }),
  'conversations.assign': ({ things }) => ({ agent: things.agent }),
  'messages.send': ({ things }) => ({ conversation: things.conversation, text: 'from elsewhere' }),
  'messages.edit': () => ({ text: 'from elsewhere' }),
  'gaps.addExample': ({ things }) => ({ questions: [things.question], article: things.article }),
  'gaps.write': ({ things }) => ({ questions: [things.question] }),
  'replays.start': ({ things }) => ({ article: things.article }),
  'gaps.dismiss': ({ things }) => ({ questions: [things.question] }),
  'messages.mark': () => ({ mark: 'right' }),
  'articles.create': () => ({ title: 'from elsewhere' }),
  'articles.update': () => ({ version: 1, title: 'from elsewhere' }),
  'articles.restore': () => ({ version: 1 }),
  'articles.translate': () => ({ locale: 'de' }),
  'collections.create': () => ({ name: 'from elsewhere' }),
  'collections.rename': () => ({ name: 'renamed from elsewhere' }),
  'collections.order': ({ things }) => ({ collections: [things.collection] }),
  'articles.try': () => ({ question: 'what is the answer?' }),
  'search.find': () => ({ q: 'Mei' }),
  'settings.update': () => ({ version: 1, virtualAgent: { enabled: false } }),
  'discord.channels': () => GUILD,
  'discord.roles': () => GUILD,
  'server.show': () => GUILD,
  'server.plan': () => GUILD,
  'server.apply': () => ({ ...GUILD, hash: 'from elsewhere' }),
  'server.drift': () => GUILD,
  'server.export': () => GUILD,
  'server.health': () => GUILD,
  'server.firstMessage': () => ({ ...GUILD, since: '2026-01-01T00:00:00Z' }),
  'discord.check': () => ({ token: 'no token at all' }),
  'discord.connect': () => ({}),
  'incidents.start': ({ things }) => ({ case: things.case, texts: { en: 'from elsewhere' } }),
  'incidents.change': () => ({ texts: { en: 'from elsewhere' } }),
  'incidents.end': () => ({ resolveCase: false, resolveConversations: false }),
  'cases.similar': () => ({ text: 'a secret case' }),
  'cases.readMentions': ({ things }) => ({ entries: [things.note] }),
  'caseViews.save': () => ({ name: 'from elsewhere', filter: {}, shared: true }),
  'cases.open': () => ({ type: 'bug', subject: 'from elsewhere' }),
  'cases.update': () => ({ version: 1, subject: 'from elsewhere', published: false }),
  'cases.bulk': ({ things }) => ({ cases: [things.case], act: { kind: 'tag', tag: 'from elsewhere', on: true } }),
  'cases.merge': ({ things }) => ({ into: things.case }),
  'cases.link': ({ things }) => ({ other: things.case, kind: 'related' }),
  'cases.unlink': ({ things }) => ({ other: things.case, kind: 'related' }),
  'cases.addConversation': ({ things }) => ({ conversation: things.conversation }),
  'cases.removeConversation': ({ things }) => ({ conversation: things.conversation }),
  'cases.addReporter': ({ things }) => ({ contact: things.contact }),
  'cases.removeReporter': ({ things }) => ({ contact: things.contact }),
  'cases.note': () => ({ text: 'from elsewhere' }),
  'cases.editNote': () => ({ text: 'from elsewhere' }),
  'cases.watch': () => ({ on: true }),
  'cases.move': () => ({ status: 'in_progress' }),
  'cases.tell': () => ({ texts: { en: 'from elsewhere' } }),
  'cases.remind': () => ({ dueAt: '2099-01-01T00:00:00.000Z' }),
  'webhooks.create': () => ({ url: 'https://8.8.8.8/from-elsewhere' }),
  'webhooks.update': () => ({ description: 'from elsewhere' }),
  'webhooks.replayFailed': () => ({ since: '2026-01-01T00:00:00.000Z' }),
  'trackers.check': () => NO_GITHUB,
  'trackers.connect': () => NO_GITHUB,
  'trackers.update': () => ({ settings: DEFAULT_SETTINGS }),
  'trackers.createIssue': () => ({ title: 'from elsewhere', body: '' }),
  'trackers.linkIssue': () => ({ reference: '#1' }),
  'endpoint.save': () => ({ ...NO_ENDPOINT, version: 0 }),
  'endpoint.check': () => NO_ENDPOINT,
  'queues.create': () => ({ name: 'from elsewhere' }),
  'queues.update': () => ({ version: 1, name: 'from elsewhere' }),
  'twilio.connect': () => NO_TWILIO,
  'twilio.update': () => ({ router: 'guildesk' }),
  'announcements.calendar': () => ({ from: '2026-11-01', to: '2026-11-30' }),
  'announcements.room': () => ({ channel: '100000000000000002' }),
  'announcements.create': () => ({ id: newId(), place: SOURCE.place, text: 'from elsewhere' }),
  'announcements.update': () => ({ version: 1, text: 'from elsewhere' }),
  'announcements.schedule': () => ({ version: 1, wall: '2099-01-01T10:00', zone: 'UTC' }),
  'announcements.unschedule': () => ({ version: 1 }),
  'announcements.post': () => ({ version: 1 }),
  'announcements.dismiss': () => ({ version: 1 }),
  'sources.create': () => SOURCE,
  'sources.update': () => ({ version: 1, name: 'from elsewhere' }),
  // X is nobody here: it is told that it cannot be reached.
  'sources.try': () => ({ kind: 'x', url: 'lumentrails', secret: 'none', template: '{title}' }),
  'moderation.act': () => ({ version: 1, act: 'dismiss' }),
  'blocks.create': () => ({ address: '100000000000000009' }),
  'events.list': () => ({ after: '0' }),
}

const JSON_TYPE = { 'content-type': 'application/json' }

function procedures(): Callable[] {
  const found: Callable[] = []
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure, path }) => {
    const { method = 'POST', path: url = '' } = procedure['~orpc'].route
    const { access } = procedure['~orpc'].meta as Partial<Access>
    const name = path.join('.')
    const named = url.includes('{id}')
    const input = (world: RightsWorld): Record<string, unknown> => ({
      ...(named ? { id: thingOf(world.things, url) } : {}),
      ...FIELDS[name]?.(world),
    })
    found.push({
      name: `/rpc ${name}`,
      access,
      method,
      named,
      call: (world, credentials) =>
        fetch(`${world.desk.url}/rpc/${path.join('/')}`, {
          method: 'POST',
          headers: { ...credentials, ...JSON_TYPE },
          body: JSON.stringify({ json: input(world) }),
        }),
    })
    found.push({
      name: `${method} /api${url}`,
      access,
      method,
      named,
      call(world, credentials) {
        const fields = input(world)
        const address = new URL(
          `${world.desk.url}/api${url.replace('{id}', String(fields.id)).replace('{guild}', String(fields.guild))}`,
        )
        const hasBody = method !== 'GET'
        if (!hasBody) for (const [key, value] of Object.entries(fields)) address.searchParams.set(key, String(value))
        const headers = { ...credentials, ...JSON_TYPE }
        return fetch(address, { method, headers, ...(hasBody ? { body: JSON.stringify(fields) } : {}) })
      },
    })
  })
  return found
}

/** Bytes that every route takes: a small picture. */
const BYTES = new Uint8Array(makePng(4, 4, [80, 60, 200]))

/** Bodies of routes that take no picture. */
const BODIES: Record<string, string> = {
  '/api/v1/articles/import': JSON.stringify({ title: 'imported from elsewhere' }),
}

function rawRoutes(): Callable[] {
  // Only what they state is read here, never their services.
  return openRawRoutes({} as Parameters<typeof openRawRoutes>[0]).map(({ method, path, access, bodyLimit }) => ({
    name: `${method} ${path}`,
    access,
    method,
    named: path.includes('{id}'),
    call: ({ desk, things }, credentials) =>
      fetch(`${desk.url}${path.replace('{id}', thingOf(things, path))}`, {
        method,
        headers: { ...credentials, 'content-type': 'application/octet-stream' },
        ...(bodyLimit > 0 ? { body: BODIES[path] ?? BYTES } : {}),
      }),
  }))
}

/** All that can be called: each procedure on both mounts, and the raw routes. */
export const CALLABLES: readonly Callable[] = [...procedures(), ...rawRoutes()]
