import { expect, test } from 'vitest'
import { agentOfGuild } from './agent-of-guild.ts'
import { workspaceSettings } from './settings.ts'

const guild = '100000000000000001'
const collection = '01900000-0000-7000-8000-000000000001'
const settings = workspaceSettings.parse({
  virtualAgent: {
    name: 'Lumi',
    guilds: [
      { guild, tone: 'warm', collections: [collection], languages: ['pt-BR'], forums: [{ id: guild, name: 'help' }] },
    ],
  },
})

test('what is set for a server holds there, and what is left out is as everywhere', () => {
  expect(agentOfGuild(settings, guild)).toEqual({
    name: 'Lumi',
    tone: 'warm',
    collections: [collection],
    languages: ['pt-BR'],
    forums: [{ id: guild, name: 'help' }],
  })
})

test('elsewhere, and where a conversation began in no server, everything is as set for all', () => {
  const everywhere = { name: 'Lumi', tone: 'plain', collections: null, languages: null, forums: [] }
  expect(agentOfGuild(settings, '100000000000000002')).toEqual(everywhere)
  expect(agentOfGuild(settings, null)).toEqual(everywhere)
})
