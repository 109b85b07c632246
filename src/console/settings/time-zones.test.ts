import { expect, test } from 'vitest'
import { clockIn, zonesWith } from './time-zones.ts'

test('the chosen zone stands in the list once, whatever the browser calls it', () => {
  expect(zonesWith('Asia/Calcutta').filter((zone) => zone === 'Asia/Calcutta')).toHaveLength(1)
  expect(zonesWith('UTC').filter((zone) => zone === 'UTC')).toHaveLength(1)
  expect(zonesWith('UTC')).toContain('Europe/Lisbon')
})

test('the clock is that of the zone', () => {
  expect(clockIn('America/Sao_Paulo', Date.parse('2026-11-21T12:05:00Z'))).toBe('09:05')
})
