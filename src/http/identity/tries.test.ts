import { expect, it } from 'vitest'
import { TestClock } from '../../../test/support/core.ts'
import { TRIES, Tries } from './tries.ts'

function open() {
  const clock = new TestClock()
  const tries = new Tries(clock)
  const spend = (address: string, times: number) => {
    for (let n = 0; n < times; n++) tries.count(address)
  }
  return { clock, spend }
}

it('lets an address try so many times in a minute, and says how long it waits', () => {
  const { clock, spend } = open()
  spend('198.51.100.1', TRIES)
  clock.advance(40_000)
  expect(() => spend('198.51.100.1', 1)).toThrow('Try again in 20 seconds')
  spend('198.51.100.2', TRIES)
  clock.advance(20_000)
  spend('198.51.100.1', TRIES)
})

it('counts a network of IPv6 as one address, however it is written', () => {
  const { spend } = open()
  spend('2001:db8::1', TRIES)
  expect(() => spend('2001:0db8:0:0:ffff::2', 1)).toThrow('Too many')
  spend('2001:db8:0:1::1', TRIES)
  spend('::ffff:198.51.100.1', TRIES)
  spend('::ffff:198.51.100.2', TRIES)
})

it('forgets the oldest when there are too many addresses', () => {
  const { spend } = open()
  spend('first', TRIES)
  for (let n = 0; n < 10_001; n++) spend(`address ${n}`, 1)
  spend('first', TRIES)
})
