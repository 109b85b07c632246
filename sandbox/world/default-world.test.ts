import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { keyOf } from '../../src/protocol/server-file.ts'
import { SERVER_TEMPLATE } from '../../src/protocol/server-template.ts'
import { AttachmentStore } from './attachment-store.ts'
import { makeDefaultWorld } from './default-world.ts'
import { makeEmptyWorld } from './empty-world.ts'
import { bitOf, readServerText } from './from-file.ts'
import { compareRoles, standsAbove } from './hierarchy.ts'
import type { Channel } from './model.ts'
import { canSend, canView, hasGuildPermission } from './permissions.ts'
import { World } from './world.ts'

function open(make: (world: World) => void): World {
  const world = new World(() => Date.UTC(2026, 10, 21), new AttachmentStore(undefined))
  make(world)
  return world
}

const channel = (world: World, name: string): Channel => {
  const found = [...world.channels.values()].find((each) => each.name === name)
  if (!found) throw new Error(`no #${name}`)
  return found
}
const person = (world: World, name: string): string => {
  const found = [...world.people.values()].find(({ user }) => user.global_name === name)
  if (!found) throw new Error(`nobody is named ${name}`)
  return found.user.id
}
/** Who of these may do it, by name. */
const who = (world: World, may: (id: string) => boolean): string[] =>
  ['Ingrid Solberg', 'Arjun Nair', 'Eirik Dahl', 'Camille Roux', 'Kofi Mensah', 'Wren Hadley'].filter((name) =>
    may(person(world, name)),
  )

test('the first server is what the ready template says', () => {
  const world = open(makeDefaultWorld)
  const file = readServerText(SERVER_TEMPLATE)
  const categories = [...world.channels.values()].filter(({ type }) => type === ChannelType.GuildCategory)
  expect(categories.map(({ name }) => name)).toEqual([...file.categories.map(({ name }) => name), 'Voice'])
  for (const category of file.categories) {
    const inside = [...world.channels.values()].filter(({ parent }) => parent === channel(world, category.name).id)
    expect(inside.map(({ name }) => name).slice(0, category.channels.length)).toEqual(
      category.channels.map(({ name }) => name),
    )
  }
  expect(channel(world, 'announcements').type).toBe(ChannelType.GuildAnnouncement)
  expect(channel(world, 'feature-request').forum?.tags.map(({ name }) => name)).toEqual([
    'Gameplay',
    'Quality of life',
    'Other',
  ])
  expect([...world.autoMod.values()].map(({ name }) => name)).toEqual(file.automod.map(({ name }) => name))
  const mentions = [...world.autoMod.values()].find(({ trigger_type: type }) => type === 5)
  const modLog = channel(world, 'mod-log').id
  expect(mentions).toMatchObject({
    trigger_metadata: { mention_total_limit: 8 },
    actions: [
      { type: 1 },
      { type: 2, metadata: { channel_id: modLog } },
      { type: 3, metadata: { duration_seconds: 600 } },
    ],
  })
  expect(mentions?.exempt_roles).toHaveLength(2)
})

test('roles stand in the order of the file, the bot below the first one alone', () => {
  const world = open(makeDefaultWorld)
  const roles = [...world.roles.values()].sort(compareRoles)
  expect(roles.map(({ name }) => name)).toEqual([
    ...['Admin', 'Lumi', 'Moderator', 'Agent', 'Helper', 'Booster', 'Night Walker', 'Beta 1.43', 'Português'],
    ...['Member', '@everyone'],
  ])
  const keys = readServerText(SERVER_TEMPLATE).roles.map(keyOf)
  expect(keys).toEqual(['admin', 'moderator', 'agent', 'helper', 'member'])
  const { bot } = world.application
  expect(roles.filter((role) => !standsAbove(world, bot, role)).map(({ name }) => name)).toEqual(['Admin', 'Lumi'])
})

test('who may do what follows from the file', () => {
  const world = open(makeDefaultWorld)
  const sees = (name: string) => who(world, (id) => canView(world, id, channel(world, name)))
  const writes = (name: string) => who(world, (id) => canSend(world, id, channel(world, name)))
  const all = ['Ingrid Solberg', 'Arjun Nair', 'Eirik Dahl', 'Camille Roux', 'Kofi Mensah', 'Wren Hadley']
  for (const name of ['desk', 'mod-log']) expect(sees(name)).toEqual(['Ingrid Solberg', 'Arjun Nair', 'Eirik Dahl'])
  for (const name of ['announcements', 'rules', 'start-here', 'bug-report'])
    expect(writes(name)).toEqual(['Ingrid Solberg', 'Arjun Nair'])
  for (const name of ['general', 'walks', 'support']) expect(writes(name)).toEqual(all)
  for (const name of ['announcements', 'general', 'bug-report']) expect(sees(name)).toEqual(all)
  const { bot } = world.application
  for (const name of ['announcements', 'desk', 'mod-log', 'bug-report', 'support'])
    expect(canSend(world, bot, channel(world, name))).toBe(true)
})

test('an empty server has one channel, and a bot that can build all of it', () => {
  const world = open(makeEmptyWorld)
  expect([...world.channels.values()].map(({ name }) => name)).toEqual(['general'])
  expect([...world.roles.values()].map(({ name }) => name)).toEqual(['@everyone', 'Lumi'])
  expect(world.guild).toMatchObject({ features: [], owner: person(world, 'Ingrid Solberg') })
  expect(world.members.size).toBe(5)
  expect(hasGuildPermission(world, world.application.bot, 'ManageRoles')).toBe(true)
  expect(canSend(world, person(world, 'Kofi Mensah'), channel(world, 'general'))).toBe(true)
})

test('a permission is found however it is written', () => {
  for (const name of ['Use VAD', 'use_vad', 'UseVAD']) expect(bitOf(name)).toBe(PermissionFlagsBits.UseVAD)
  expect(() => bitOf('Fly')).toThrow('Discord has no permission named Fly.')
})
