import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { ServerFile } from '../../../protocol/server-file.ts'
import type { Account } from '../account.ts'
import type { Call } from '../rest/client.ts'
import type { Failure } from '../rest/failure.ts'
import type { Asker } from '../set-up/ask-patiently.ts'
import type { Told } from '../set-up/read-guilds.ts'
import { type Fields, fieldsOf, idOf, isFields, listOf, numberOf, textOf } from '../shapes.ts'
import { bindParts, channelsOf } from './bind.ts'
import { type FoundPanel, type FoundServer, type PartIds, partName } from './found.ts'
import { readChannel, readPanel, readRole, readRule } from './read-things.ts'
import { botHolder, isAdministrator, rightsOf } from './rights.ts'

/** How far back a panel is looked for whose id was never stored. */
const LOOK_BACK = 50
const UNKNOWN_MESSAGE = 10_008
const MISSING_ACCESS = 50_001

export interface ReadServer {
  guild: string
  account: Account
  /** Which places are looked at for panels; null where panels do not matter. */
  file: ServerFile | null
  parts: PartIds
}

/** Reads a guild as it stands: itself with its roles, channels, AutoMod rules, and the panels that a file has in it. */
export async function readServer(rest: Asker, { guild, account, file, parts }: ReadServer): Promise<Told<FoundServer>> {
  try {
    const ask = asking(rest)
    const [fields, channels, member] = await Promise.all([
      ask(`/guilds/${guild}`).then(fieldsIn),
      ask(`/guilds/${guild}/channels`).then(listIn),
      ask(`/guilds/${guild}/members/${account.botId}`).then(fieldsIn),
    ])
    const found = {
      ...emptyServer(guild, account),
      ...guildOf(fields),
      channels: channels.flatMap((each) => readChannel(each) ?? []),
    }
    found.bot = { ...found.bot, roles: strings(member.roles) }
    const hidden = await hiddenOf(rest, found, parts)
    const rules = await rulesOf(ask, found)
    return { ok: true, facts: await withPanels(rest, { ...found, hidden, rules }, { file, parts }) }
  } catch (error) {
    if (error instanceof Unanswered) return { ok: false, failure: error.failure }
    throw error
  }
}

/** Carries a failure out of the reading. */
class Unanswered extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind)
    this.failure = failure
  }
}

type Ask = (route: Call['route']) => Promise<unknown>

const asking =
  (rest: Asker): Ask =>
  async (route) => {
    const answer = await rest.call({ method: 'GET', route, urgency: 'bulk' })
    if (!answer.ok) throw new Unanswered(answer.failure)
    return answer.body
  }

const fieldsIn = (body: unknown): Fields => {
  if (isFields(body)) return body
  throw new Unanswered({ kind: 'unknown', detail: 'The answer could not be read.' })
}

const listIn = (body: unknown): Fields[] => {
  if (Array.isArray(body)) return body.filter(isFields)
  throw new Unanswered({ kind: 'unknown', detail: 'The answer could not be read.' })
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []

const emptyServer = (guild: string, account: Account): FoundServer => ({
  ...{ id: guild, name: guild, ownerId: '', community: false, features: [], rulesChannel: null, updatesChannel: null },
  bot: { id: account.botId, name: account.botName, roles: [], applicationId: account.applicationId },
  ...{ verification: 0, roles: [], channels: [], hidden: [], panels: [], gone: [], rules: null },
})

/** Of the guild's own object, which carries its roles. */
export function guildOf(
  fields: Fields,
): Pick<
  FoundServer,
  'name' | 'ownerId' | 'community' | 'features' | 'rulesChannel' | 'updatesChannel' | 'verification' | 'roles'
> {
  const features = strings(fields.features)
  return {
    ...{ name: textOf(fields, 'name') ?? '', ownerId: idOf(fields, 'owner_id') ?? '', features },
    community: features.includes('COMMUNITY') || features.includes('NEWS'),
    rulesChannel: idOf(fields, 'rules_channel_id'),
    updatesChannel: idOf(fields, 'public_updates_channel_id'),
    verification: numberOf(fields, 'verification_level') ?? 0,
    roles: listOf(fields, 'roles').flatMap((role) => readRole(role) ?? []),
  }
}

/** Channels of ours that the list does not show are gone, or are there and hidden from the bot: that is asked one by one. */
async function hiddenOf(rest: Asker, { channels }: FoundServer, parts: PartIds): Promise<string[]> {
  const seen = new Set(channels.map(({ id }) => id))
  const missed = [...parts].filter(([name, id]) => /^(?:channel|category) /.test(name) && !seen.has(id))
  const hidden = await Promise.all(
    missed.map(async ([, id]) => {
      const answer = await rest.call({ method: 'GET', route: `/channels/${id}`, urgency: 'bulk' })
      if (answer.ok) return [id]
      if (answer.failure.kind !== 'refused') throw new Unanswered(answer.failure)
      return answer.failure.code === MISSING_ACCESS || answer.failure.status === 403 ? [id] : []
    }),
  )
  return hidden.flat()
}

async function rulesOf(ask: Ask, found: FoundServer): Promise<FoundServer['rules']> {
  const held = rightsOf(found, botHolder(found)).guild
  // Whoever asks without the right is refused, and refusals are counted.
  if (!isAdministrator(held) && (held & PermissionFlagsBits.ManageGuild) === 0n) return null
  const rules = listIn(await ask(`/guilds/${found.id}/auto-moderation/rules`))
  return rules.flatMap((rule) => readRule(rule, found.bot.id) ?? [])
}

/** Panels by their ids; in channels where one is not known by its id, messages of ours that could be it. */
async function withPanels(
  rest: Asker,
  found: FoundServer,
  { file, parts }: Pick<ReadServer, 'file' | 'parts'>,
): Promise<FoundServer> {
  if (!file) return found
  const bound = bindParts(file, found, parts)
  const places = new Map([...bound.channels].map(([key, { id }]) => [key, id]))
  const known = [...parts].flatMap(([name, id]) => {
    const [, key] = /^panel ([^/]+)\//.exec(name) ?? []
    const channel = key === undefined ? undefined : places.get(key)
    return channel === undefined ? [] : [{ channel, id }]
  })
  const read = await Promise.all(known.map(({ channel, id }) => panelById(rest, channel, id)))
  const panels = read.filter((panel) => panel !== null)
  const there = new Set(panels.map(({ id }) => id))
  const missed = channelsOf(file).filter(({ channel, key }) =>
    channel.panels.some((panel) => !there.has(parts.get(partName('panel', `${key}/${panel.key}`)) ?? '')),
  )
  const looked = await Promise.all(missed.map(({ key }) => panelsIn(rest, places.get(key), found.bot.id)))
  const others = looked.flat().filter(({ id }) => !there.has(id))
  return {
    ...found,
    panels: [...panels, ...others],
    gone: known
      .map(({ id }) => id)
      .filter((id) => !there.has(id))
      .sort(),
  }
}

async function panelById(rest: Asker, channel: string, id: string): Promise<FoundPanel | null> {
  const answer = await rest.call({ method: 'GET', route: `/channels/${channel}/messages/${id}`, urgency: 'bulk' })
  if (answer.ok) return isFields(answer.body) ? (readPanel(answer.body) ?? emptied(id, channel)) : null
  const { failure } = answer
  // In a place that the bot may not read nobody can tell; the plan says what is missing there.
  if (failure.kind === 'refused')
    return failure.code === UNKNOWN_MESSAGE || failure.status === 404 ? null : emptied(id, channel)
  throw new Unanswered(failure)
}

/** A panel whose embed somebody took off: it is there and says nothing. */
const emptied = (id: string, channel: string): FoundPanel => ({
  ...{ id, channel, pinned: false },
  face: { text: '', fields: [], buttons: [] },
})

async function panelsIn(rest: Asker, channel: string | undefined, botId: string): Promise<FoundPanel[]> {
  if (channel === undefined) return []
  const query = { limit: String(LOOK_BACK) }
  const answer = await rest.call({ method: 'GET', route: `/channels/${channel}/messages`, query, urgency: 'bulk' })
  if (!answer.ok) {
    if (answer.failure.kind === 'refused') return []
    throw new Unanswered(answer.failure)
  }
  const messages = Array.isArray(answer.body) ? answer.body.filter(isFields) : []
  return messages
    .filter((message) => idOf(fieldsOf(message, 'author') ?? {}, 'id') === botId)
    .flatMap((message) => readPanel({ channel_id: channel, ...message }) ?? [])
}
