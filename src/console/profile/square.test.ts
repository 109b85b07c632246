import { describe, expect, it } from 'vitest'
import { PICTURE_SIDE, sidesDown, squareWithin } from './square.ts'

describe('the square of a picture', () => {
  it('is its middle, and of a tall one the upper part', () => {
    expect(squareWithin(4000, 3000)).toEqual({ x: 500, y: 0, side: 3000 })
    expect(squareWithin(3000, 4500)).toEqual({ x: 0, y: 500, side: 3000 })
    expect(squareWithin(64, 64)).toEqual({ x: 0, y: 0, side: 64 })
  })

  it('is never halved by more than half at once, and ends at what is stored', () => {
    for (const side of [257, 512, 513, 3000, 6048]) {
      const sides = sidesDown(side)
      expect(sides.at(-1)).toBe(PICTURE_SIDE)
      sides.forEach((each, index) => {
        expect((sides[index - 1] ?? side) / each).toBeLessThanOrEqual(2)
      })
    }
  })

  it('is not made larger than it is', () => {
    expect(sidesDown(40)).toEqual([40])
    expect(sidesDown(256)).toEqual([256])
  })
})
