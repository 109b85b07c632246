import { ChannelType } from 'discord-api-types/v10'
import { keyOf, type ServerFile } from '../../src/protocol/server-file.ts'
import { SERVER_TEMPLATE } from '../../src/protocol/server-template.ts'
import { BUILDING, makeBareGuild, plainRole } from './bare-guild.ts'
import { type Laid, layOut, readServerText } from './from-file.ts'
import { addPerson } from './people.ts'
import type { World } from './world.ts'

/** Roles of this community that no file names; they stand between its helpers and its members. */
const EXTRA_ROLES: [string, number][] = [
  ['Booster', 0xe58fc0],
  ['Night Walker', 0x6d7ff0],
  ['Beta 1.43', 0xd98a4b],
  ['Português', 0x57a05f],
]

/** Channels that no file names, in the category Community. */
const EXTRA_CHANNELS: [string, string][] = [
  ['walks', 'Where shall we go, and when?'],
  ['trail-photos', 'One photo, one story'],
  ['português', 'Conversa em português'],
]

/** Name, username, roles, locale. The first one owns the server; the last two have only just come. */
const PEOPLE: [string, string, string[], string][] = [
  ['Ingrid Solberg', 'ingrid.nord', ['Admin'], 'no'],
  ['Mei-Ling Tan', 'mossy.lantern', ['Booster', 'Night Walker', 'Member'], 'en-GB'],
  ['Kofi Mensah', 'kofi_walks', ['Beta 1.43', 'Member'], 'en-GB'],
  ['Yuki', 'yukikaze', ['Night Walker', 'Member'], 'ja'],
  ['Diego Fuentes', 'dfuentes', ['Beta 1.43', 'Member'], 'es-ES'],
  ['ليلى حداد', 'layla.h', ['Booster', 'Member'], 'fr'],
  ['Noa', 'noa.toadstool', ['Member'], 'de'],
  ['Tariq al-Masri', 'tariq.trails', ['Night Walker', 'Member'], 'en-US'],
  ['Sora Nakamura', 'soranaka', ['Member'], 'ja'],
  ['Arjun Nair', 'arjun.uphill', ['Moderator', 'Member'], 'en-GB'],
  ['Beatriz Lemos', 'bia.trilhas', ['Português', 'Member'], 'pt-BR'],
  ['Eirik Dahl', 'eirik.dahl', ['Agent', 'Member'], 'no'],
  ['Camille Roux', 'camille.roux', ['Helper', 'Member'], 'fr'],
  ['Wren Hadley', 'wren.hadley', [], 'en-US'],
  ['Odalys Peña', 'odalys.p', [], 'es-ES'],
]

/** The server that stands at first start: the ready template, the application "Lumi", and a community of walkers with what is its own. */
export function makeDefaultWorld(world: World): void {
  const file = readServerText(SERVER_TEMPLATE)
  const positions = positionsOf(file)
  makeBareGuild(world, {
    features: ['COMMUNITY', 'NEWS'],
    everyone: '0',
    bot: { permissions: BUILDING.toString(), position: positions.get('lumi')!, color: 0x7c5cc4, hoist: true },
  })
  const laid = layOut(world, file, positions)
  for (const [name, color] of EXTRA_ROLES) {
    const position = positions.get(name)!
    world.keep({ kind: 'role', value: plainRole({ id: world.ids.next(), name, color, hoist: true, position }) })
  }
  addExtraChannels(world, laid)
  setUpCommunity(world, laid, addPeople(world))
}

/** The highest first: the first role of the file, the bot, the others, and above the last one what is the community's own. */
function positionsOf(file: ServerFile): Map<string, number> {
  const keys = file.roles.map(keyOf)
  const order = [keys[0]!, 'lumi', ...keys.slice(1, -1), ...EXTRA_ROLES.map(([name]) => name), keys.at(-1)!]
  return new Map(order.map((key, index) => [key, order.length - index]))
}

function addExtraChannels(world: World, { channels }: Laid): void {
  const plain = { topic: null, parent: null, overwrites: [], lastMessage: null }
  const community = channels.get('community')!
  const first = [...world.channels.values()].filter(({ parent }) => parent === community).length
  for (const [index, [name, topic]] of EXTRA_CHANNELS.entries()) {
    const facts = { id: world.ids.next(), type: ChannelType.GuildText, name, topic, position: first + index }
    world.keep({ kind: 'channel', value: { ...plain, ...facts, parent: community } })
  }
  const position = [...world.channels.values()].filter(({ type }) => type === ChannelType.GuildCategory).length
  const voice = { ...plain, id: world.ids.next(), type: ChannelType.GuildCategory, name: 'Voice', position }
  world.keep({ kind: 'channel', value: voice })
  const campfire = { ...plain, id: world.ids.next(), type: ChannelType.GuildVoice, name: 'Campfire', position: 0 }
  world.keep({ kind: 'channel', value: { ...campfire, parent: voice.id } })
}

/** @returns the owner's id */
function addPeople(world: World): string {
  const roles = new Map([...world.roles.values()].map(({ name, id }) => [name, id]))
  const [owner] = PEOPLE.map(([name, username, named, locale]) =>
    addPerson(world, { name, username, locale, roles: named.map((role) => roles.get(role)!) }),
  )
  return owner!
}

/** A community has a channel of rules and one for Discord's own news to the team; who joins is named where everybody talks. */
function setUpCommunity(world: World, { channels }: Laid, owner: string): void {
  const known = (key: string) => channels.get(key) ?? null
  world.keep({
    kind: 'guild',
    value: {
      ...{ ...world.guild, owner, systemChannel: known('general') },
      ...{ rulesChannel: known('rules'), updatesChannel: known('mod-log') },
      ...{ verificationLevel: 1, contentFilter: 2, notifications: 1 },
    },
  })
}
