import { PermissionFlagsBits as Bits } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { channelPermissions, guildPermissions } from './compute-permissions.ts'
import { faultOfToken, tidyToken } from './fault-of-token.ts'
import { INVITE_BITS, inviteLink, missingRights } from './permissions.ts'

const bits = (...names: (keyof typeof Bits)[]) => names.reduce((sum, name) => sum | Bits[name], 0n).toString()
const bot = { userId: '700000000000000001', roles: ['600000000000000001'] }
const guild = {
  id: '500000000000000001',
  owner_id: '700000000000000009',
  roles: [
    { id: '500000000000000001', permissions: bits('ViewChannel', 'SendMessages') },
    { id: '600000000000000001', permissions: bits('AttachFiles', 'EmbedLinks') },
    { id: '600000000000000002', permissions: bits('ManageThreads') },
  ],
}
const channel = (...permission_overwrites: object[]) => ({ id: '800000000000000001', permission_overwrites })

test('roles add up with what everyone has; roles that the bot has not give nothing', () => {
  expect(guildPermissions(guild, bot)).toBe(BigInt(bits('ViewChannel', 'SendMessages', 'AttachFiles', 'EmbedLinks')))
})

test('of overwrites the nearer wins: everyone, then roles, then the bot itself', () => {
  const everyone = { id: guild.id, type: 0, allow: '0', deny: bits('SendMessages', 'AttachFiles') }
  const role = { id: bot.roles[0], type: 0, allow: bits('SendMessages'), deny: '0' }
  const own = { id: bot.userId, type: 1, allow: '0', deny: bits('EmbedLinks') }
  const held = channelPermissions(guild, channel(own, role, everyone), bot)
  expect(held).toBe(BigInt(bits('ViewChannel', 'SendMessages')))
})

test('who cannot see a channel can do nothing in it, and another member bearing the same id as a role is not meant', () => {
  const hidden = { id: guild.id, type: 0, allow: '0', deny: bits('ViewChannel') }
  expect(channelPermissions(guild, channel(hidden), bot)).toBe(0n)
  const notOurs = { id: bot.roles[0], type: 1, allow: '0', deny: bits('SendMessages') }
  expect(missingRights(channelPermissions(guild, channel(notOurs), bot), 'staff')).toEqual(['Read Message History'])
})

test('the owner and an administrator lack nothing', () => {
  const admin = { ...guild, roles: [{ id: bot.roles[0], permissions: bits('Administrator') }] }
  const shut = channel({ id: guild.id, type: 0, allow: '0', deny: INVITE_BITS.toString() })
  expect(missingRights(channelPermissions(admin, shut, bot), 'support')).toEqual([])
  expect(missingRights(channelPermissions({ ...guild, owner_id: bot.userId }, shut, bot), 'support')).toEqual([])
  expect(missingRights(Bits.Administrator, null)).toEqual([])
})

test('the invite link asks for exactly the rights whose absence is told', () => {
  const link = new URL(inviteLink('900000000000000001'))
  expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize')
  expect(link.searchParams.get('client_id')).toBe('900000000000000001')
  expect(link.searchParams.get('scope')).toBe('bot applications.commands')
  const asked = BigInt(link.searchParams.get('permissions') ?? 0)
  expect(missingRights(asked, null)).toEqual([])
  expect(asked).toBe(
    BigInt(
      bits(
        'ViewChannel',
        'SendMessages',
        'SendMessagesInThreads',
        'CreatePrivateThreads',
        'CreatePublicThreads',
        'EmbedLinks',
        'AttachFiles',
        'ReadMessageHistory',
      ),
    ),
  )
  expect(missingRights(0n, null)).toHaveLength(8)
})

test('what was copied around a token is taken off', () => {
  for (const typed of [' abc.def ', '"abc.def"', 'Bot abc.def', 'DISCORD_TOKEN=abc.def', "DISCORD_TOKEN='abc.def'"]) {
    expect(tidyToken(typed)).toBe('abc.def')
  }
})

test.each([
  ['', /^Paste the bot token/],
  ['100000000000000001', /application's id/],
  ['0123456789abcdef'.repeat(4), /public key/],
  ['AbCdEfGhIjKlMnOpQrStUvWxYz012345', /client secret/],
  ['abc def', /no spaces/],
  ['abc\u200bdef', /plain characters/],
])('what cannot be a token is told apart: %j', (typed, words) => {
  expect(faultOfToken(typed)).toMatch(words)
})

test('what may be a token is left to Discord', () => {
  expect(faultOfToken(`sandbox.${'A'.repeat(32)}`)).toBeNull()
  expect(faultOfToken(`MTAwMDAwMDAwMDAwMDAwMDAx.GaBcDe.${'x'.repeat(38)}`)).toBeNull()
})
