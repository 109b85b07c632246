import { expect, test } from 'vitest'
import { silentLog } from '../../test/support/silent-log.ts'
import type { Log } from '../kernel/log.ts'
import { Keeper } from './keeper.ts'

function open() {
  const wanted = new Map<number, string>()
  const said: string[] = []
  const keeper = new Keeper({
    wanted: async () => new Map(wanted),
    isSame: (running: string, now: string) => running === now,
    start: async (name: string) => {
      if (name === 'broken') throw new Error('does not start')
      said.push(`start ${name}`)
      return { name, stop: async () => void said.push(`stop ${name}`) }
    },
    log: silentLog as unknown as Log,
  })
  return { wanted, said, keeper }
}

test('what is wanted runs once, what is changed is stopped before it is started again, what is not wanted ends', async () => {
  const { wanted, said, keeper } = open()
  wanted.set(1, 'a').set(2, 'b')
  await Promise.all([keeper.sync(), keeper.sync()])
  expect(said).toEqual(['start a', 'start b'])
  wanted.set(1, 'a2').delete(2)
  await keeper.sync()
  expect(said.slice(2)).toEqual(['stop a', 'stop b', 'start a2'])
  expect(keeper.get(1)?.name).toBe('a2')
  expect(keeper.all().map(([workspace]) => workspace)).toEqual([1])
})

test('one that does not start keeps no other from it, and is tried again by the next look', async () => {
  const { wanted, said, keeper } = open()
  wanted.set(1, 'broken').set(2, 'b')
  await keeper.sync()
  expect(said).toEqual(['start b'])
  wanted.set(1, 'mended')
  await keeper.sync()
  expect(said).toEqual(['start b', 'start mended'])
})

test('once stopped, nothing is started any more', async () => {
  const { wanted, said, keeper } = open()
  wanted.set(1, 'a')
  await keeper.sync()
  await keeper.stop()
  wanted.set(2, 'b')
  await keeper.sync()
  expect(said).toEqual(['start a', 'stop a'])
})
