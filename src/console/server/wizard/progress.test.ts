import { expect, test } from 'vitest'
import type { DiscordView } from '../../../protocol/discord.ts'
import { readWizardSearch } from '../search.ts'
import { progressOf } from './progress.ts'

const GUILD = { id: '1'.repeat(18), name: 'Lumen Trails', icon: null, missing: [] }
const application = {
  id: '9',
  name: 'Lumen',
  botName: 'Lumen',
  phase: 'connected' as const,
  problem: null,
  simulated: false,
  messageContent: true,
  guildMembers: false,
}
const discord = (part: Partial<DiscordView>): DiscordView => ({
  application,
  invite: null,
  guilds: [GUILD],
  unanswered: null,
  ...part,
})

test('each step is reached when the one before is true, and not sooner', () => {
  expect(progressOf(discord({ application: null, guilds: null }), {}, undefined)).toMatchObject({ shown: 'connect' })
  const refused = { ...application, phase: 'stopped' as const, problem: 'Discord refused the token.' }
  expect(progressOf(discord({ application: refused }), {}, undefined)).toMatchObject({ reached: 1, shown: 'connect' })
  expect(progressOf(discord({ guilds: [] }), {}, undefined)).toMatchObject({ reached: 2, shown: 'add' })
  expect(progressOf(discord({}), {}, undefined)).toMatchObject({ reached: 3, shown: 'choose', guild: null })
  expect(progressOf(discord({}), { guild: GUILD.id }, { appliedAt: null, run: null })).toMatchObject({
    reached: 4,
    shown: 'build',
    guild: GUILD,
    since: null,
  })
  const applied = { appliedAt: '2026-11-22T09:00:00.000Z', run: null }
  expect(progressOf(discord({}), { guild: GUILD.id }, applied)).toMatchObject({
    shown: 'ask',
    since: applied.appliedAt,
  })
})

test('a server that is left as it is asks for the first message all the same', () => {
  const asked = '2026-11-22T10:00:00.000Z'
  expect(progressOf(discord({}), { guild: GUILD.id, asked }, { appliedAt: null, run: null })).toMatchObject({
    shown: 'ask',
    since: asked,
  })
})

test('while a run goes on, its step is shown', () => {
  const run = { state: 'running' } as never
  expect(progressOf(discord({}), { guild: GUILD.id }, { appliedAt: '2026-11-22T09:00:00Z', run })).toMatchObject({
    shown: 'build',
  })
})

test('one may go back, and never past what is reached', () => {
  const applied = { appliedAt: '2026-11-22T09:00:00.000Z', run: null }
  expect(progressOf(discord({}), { guild: GUILD.id, step: 2 }, applied).shown).toBe('add')
  expect(progressOf(discord({ guilds: [] }), { step: 5 }, undefined).shown).toBe('add')
})

test('an address says nothing that it should not', () => {
  expect(readWizardSearch({ guild: 123, step: 9, asked: 'soon' })).toEqual({
    guild: undefined,
    step: undefined,
    asked: undefined,
  })
  expect(readWizardSearch({ guild: GUILD.id, step: 3, asked: '2026-11-22T10:00:00Z' })).toEqual({
    guild: GUILD.id,
    step: 3,
    asked: '2026-11-22T10:00:00.000Z',
  })
})
