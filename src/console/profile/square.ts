/** Pixels of the side of a stored picture: Discord draws a card's picture at 80, and dense screens want three times as many. */
export const PICTURE_SIDE = 256

export interface Square {
  x: number
  y: number
  side: number
}

/** The square that is kept of a picture, in its own pixels: the middle, and of a tall one the upper part, where faces are. */
export function squareWithin(width: number, height: number): Square {
  const side = Math.min(width, height)
  return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 3), side }
}

/**
 * The sides by which a square is made smaller, the last of which is stored. A browser that halves at most at a time looks at every
 * pixel; one that goes from 4,000 to 256 at once leaves out most of them, and the picture flickers with dots.
 */
export function sidesDown(side: number): number[] {
  const sides: number[] = []
  let left = side
  while (left > PICTURE_SIDE * 2) {
    left = Math.ceil(left / 2)
    sides.push(left)
  }
  return [...sides, Math.min(left, PICTURE_SIDE)]
}
