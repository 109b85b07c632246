import { expect, test } from 'vitest'
import { newId } from '../../kernel/ids.ts'
import { deliveryKey, parseDeliveryKey } from './key.ts'

test('a key leads back to its message and part, and fits a nonce', () => {
  const message = newId()
  for (const part of [0, 1, 35, 36, 1295]) {
    const key = deliveryKey(message, part)
    expect(key.length).toBeLessThanOrEqual(25)
    expect(parseDeliveryKey(key)).toEqual({ message, part })
  }
})

test("somebody else's nonce is none of ours", () => {
  expect(parseDeliveryKey('12345')).toBeNull()
  expect(parseDeliveryKey('')).toBeNull()
})
