import { expect, test } from 'vitest'
import { type Command, commandIn, commandsFor, commandsHere } from './commands.ts'

const command = (name: string, more: object = {}) => ({ id: name, name, type: 1, ...more }) as Command
const all = [command('helpme'), command('help'), command('bug', { contexts: [0] }), command('Ask', { type: 3 })]

test('commands of the server only are not offered in direct messages; menu commands never are', () => {
  expect(commandsHere(all, true).map((each) => each.name)).toEqual(['helpme', 'help'])
  expect(commandsHere(all, false).map((each) => each.name)).toEqual(['helpme', 'help', 'bug'])
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
