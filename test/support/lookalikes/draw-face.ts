import type { Pixels } from '../../../src/core/safety/picture/hash-of-pixels.ts'

type Colour = [red: number, green: number, blue: number]

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A picture such as people choose: a ground, and six discs of other colours somewhere on it. The same seed draws the same. */
export function drawFace(seed: number, size = 64): Pixels {
  const next = numbersFrom(seed * 7919 + 1)
  const colour = (): Colour => [next() * 255, next() * 255, next() * 255]
  const ground = colour()
  const discs = Array.from({ length: 6 }, () => {
    return { x: next(), y: next(), radius: 0.1 + next() * 0.25, colour: colour() }
  })
  return paint(size, size, (x, y) => {
    const disc = discs.findLast((each) => Math.hypot(x / size - each.x, y / size - each.y) < each.radius)
    return disc?.colour ?? ground
  })
}

export function paint(width: number, height: number, at: (x: number, y: number) => Colour): Pixels {
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data.set([...at(x, y).map((part) => clamp(part)), 255], (y * width + x) * 4)
  }
  return { width, height, data }
}

const clamp = (part: number): number => Math.max(0, Math.min(255, Math.round(part)))

const colourAt = ({ width, data }: Pixels, x: number, y: number): Colour => {
  const at = (y * width + x) * 4
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0]
}

/** The ways in which somebody makes a colleague's picture their own. */
export const MADE_ANEW: Record<string, (picture: Pixels) => Pixels> = {
  smaller: (picture) => resized(picture, 40),
  larger: (picture) => resized(picture, 128),
  // What compressing again does to a picture: small blocks become one colour, and there is noise.
  compressed: (picture) => noisy(blocky(picture), 10),
  'coloured otherwise': (picture) =>
    recoloured(picture, ([red, green, blue]) => [red * 0.85, green * 1.02, blue * 1.12]),
  brighter: (picture) => recoloured(picture, (colour) => colour.map((part) => part * 0.85 + 30) as Colour),
  framed: (picture) => framed(picture, 3),
  'seen from nearer': (picture) => cropped(picture, 2),
}

function resized(picture: Pixels, size: number): Pixels {
  const across = (place: number, of: number) => Math.min(of - 1, Math.floor(((place + 0.5) * of) / size))
  return paint(size, size, (x, y) => colourAt(picture, across(x, picture.width), across(y, picture.height)))
}

function blocky(picture: Pixels): Pixels {
  return paint(picture.width, picture.height, (x, y) => colourAt(picture, x - (x % 3), y - (y % 3)))
}

function noisy(picture: Pixels, by: number): Pixels {
  const next = numbersFrom(5)
  return recoloured(picture, (colour) => colour.map((part) => part + (next() - 0.5) * 2 * by) as Colour)
}

function recoloured(picture: Pixels, change: (colour: Colour) => Colour): Pixels {
  return paint(picture.width, picture.height, (x, y) => change(colourAt(picture, x, y)))
}

function framed(picture: Pixels, thick: number): Pixels {
  const inside = (place: number, of: number) => place >= thick && place < of - thick
  return paint(picture.width, picture.height, (x, y) =>
    inside(x, picture.width) && inside(y, picture.height) ? colourAt(picture, x, y) : [240, 200, 40],
  )
}

function cropped(picture: Pixels, by: number): Pixels {
  const { width, height } = picture
  return paint(width - 2 * by, height - 2 * by, (x, y) => colourAt(picture, x + by, y + by))
}
