import { expect, test } from 'vitest'
import { type Command, commandIn, commandsFor, commandsHere } from './commands.ts'

const command = (name: string, more: object = {}) => ({ id: name, name, type: 1, ...more }) as Command
const all = [command('helpme'), command('help'), command('bug', { contexts: [0] }), command('Ask', { type: 3 })]

const server = (permissions: bigint) => ({ direct: false, permissions: permissions.toString() })

test('commands of the server only are not offered in direct messages; menu commands never are', () => {
  const direct = { direct: true, permissions: undefined }
  expect(commandsHere(all, direct).map((each) => each.name)).toEqual(['helpme', 'help'])
  expect(commandsHere(all, server(0n)).map((each) => each.name)).toEqual(['helpme', 'help', 'bug'])
  expect(commandsHere(all, server(0n), 3).map((each) => each.name)).toEqual(['Ask'])
})

test('who lacks a right that a command asks for does not find it; "0" leaves it to administrators', () => {
  const guarded = [
    command('Report as bug', { type: 3, default_member_permissions: '8192' }),
    command('Only admins', { type: 3, default_member_permissions: '0' }),
  ]
  const found = (has: bigint) => commandsHere(guarded, server(has), 3).map((each) => each.name)
  expect(found(1n << 11n)).toEqual([])
  expect(found(1n << 13n)).toEqual(['Report as bug'])
  expect(found(1n << 3n)).toEqual(['Report as bug', 'Only admins'])
})

test("a command answers to its name in the member's language too", () => {
  const bug = [command('bug', { name_localized: 'falha' })]
  expect(commandsFor('/fa', bug)).toHaveLength(1)
  expect(commandIn('/falha o mapa', bug)?.rest).toBe('o mapa')
  expect(commandIn('/bug o mapa', bug)?.rest).toBe('o mapa')
})

test('a slash offers what begins so', () => {
  expect(commandsFor('/HE', all)?.map((each) => each.name)).toEqual(['helpme', 'help'])
  expect(commandsFor('/', all)).toHaveLength(4)
  expect(commandsFor('a /he', all)).toBeNull()
  expect(commandsFor('/helpme now', all)).toBeNull()
})

test('a whole name with a space is the command, and the rest its first words', () => {
  expect(commandIn('/helpme my pass\nis locked', all)).toMatchObject({
    command: { name: 'helpme' },
    rest: 'my pass\nis locked',
  })
  expect(commandIn('/nothing here', all)).toBeNull()
})
