import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { exampleEnv, readConfig } from '../src/config.ts'

const before = { ...process.env }
afterEach(() => {
  process.env = { ...before }
})

function read(env: Record<string, string>, options?: { sandbox: boolean }) {
  process.env = env
  return readConfig(options)
}

test('nothing needs to be set', () => {
  expect(read({})).toMatchObject({ port: 3000, host: '127.0.0.1', discord: undefined, discordRequestsPerSecond: 50 })
})

test('what is not right is named in one line', () => {
  expect(() => read({ PORT: 'three' })).toThrow(/^PORT is not right: /)
  expect(() => read({ DATABASE_URL: 'postgres://a@b/c' })).toThrow(/set GUILDESK_SECRET too/)
  expect(() => read({ GUILDESK_OWNER_EMAIL: 'ana@example.org' })).toThrow(/together, or neither/)
  expect(() => read({ DISCORD_API_URL: 'http://127.0.0.1:1/api' })).toThrow(/belongs to DISCORD_TOKEN/)
  expect(() => read({ DISCORD_TOKEN: 'a', DISCORD_API_URL: 'http://127.0.0.1:1/v10' })).toThrow(/must end in \/api/)
})

test('an API base belongs to the token beside it', () => {
  const discord = read({ DISCORD_TOKEN: 'a', DISCORD_API_URL: 'http://127.0.0.1:1/api' }).discord
  expect(discord).toEqual({ token: 'a', apiBase: 'http://127.0.0.1:1/api' })
  expect(read({ DISCORD_TOKEN: 'a' }).discord).toEqual({ token: 'a', apiBase: null })
})

test('the playground has nothing of what is real', () => {
  const real = {
    DISCORD_TOKEN: 'a',
    DATABASE_URL: 'postgres://a@b/c',
    GUILDESK_SECRET: 'x'.repeat(32),
    GUILDESK_DATA_DIR: '/srv/desk',
  }
  expect(read(real, { sandbox: true })).toMatchObject({
    dataFolder: join('/srv/desk', 'demo'),
    discord: undefined,
    databaseUrl: undefined,
    secret: undefined,
  })
})

test('config.example.env says what the code reads', () => {
  expect(readFileSync('config.example.env', 'utf8')).toBe(exampleEnv())
})
