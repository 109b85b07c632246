/** Pixels row by row, four bytes each: red, green, blue, and how much it covers. */
export interface Pixels {
  width: number
  height: number
  data: Uint8Array
}

/** The picture is drawn on so many fields each way, and so many of its slowest waves each way are kept. */
const FIELDS = 32
const WAVES = 8
/** Brightest and darkest field of a picture that shows something differ by more than this, of 255. */
const FLAT = 12
/** What lies around the middle is often a frame or a ring. */
const MARGIN = 0.06

// How much of each wave is in each field: the cosines of the discrete cosine transform (DCT-II).
const COSINES = Array.from({ length: WAVES }, (_, wave) =>
  Array.from({ length: FIELDS }, (_, field) => Math.cos((Math.PI * wave * (2 * field + 1)) / (2 * FIELDS))),
)

/**
 * What a picture looks like, as 16 hexadecimal digits: of its 64 slowest waves which are stronger than the middle one (a perceptual hash).
 * It stays nearly the same when the picture is drawn smaller, coloured otherwise, or compressed again; a hash of neighbouring differences
 * was tried, and noise on an even ground turned a quarter of it. Null for a picture that shows nothing: all of one colour.
 */
export function hashOfPixels(pixels: Pixels): string | null {
  const fields = fieldsOf(pixels)
  const bright = fields.flat()
  if (Math.max(...bright) - Math.min(...bright) < FLAT) return null
  const waves = wavesOf(fields)
  // The first one is the brightness of the whole, which says nothing of what is seen.
  const sorted = waves.slice(1).sort((one, other) => one - other)
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0
  let bits = 0n
  for (const wave of waves) bits = (bits << 1n) | (wave > middle ? 1n : 0n)
  return bits.toString(16).padStart(16, '0')
}

/** Strengths of the slowest waves, row by row. */
function wavesOf(fields: number[][]): number[] {
  const across = fields.map((row) => COSINES.map((cosine) => product(row, cosine)))
  return COSINES.flatMap((cosine) =>
    COSINES.map((_, wave) =>
      product(
        across.map((row) => row[wave] ?? 0),
        cosine,
      ),
    ),
  )
}

const product = (one: number[], other: number[]): number =>
  one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0)

/** Mean brightness of the fields of the picture's middle, on white where the picture lets it through. */
function fieldsOf({ width, height, data }: Pixels): number[][] {
  const left = Math.floor(width * MARGIN)
  const top = Math.floor(height * MARGIN)
  return Array.from({ length: FIELDS }, (_, y) =>
    Array.from({ length: FIELDS }, (_, x) => {
      const [fromX, toX] = span(x, left, width - left)
      const [fromY, toY] = span(y, top, height - top)
      let sum = 0
      for (let row = fromY; row < toY; row += 1) {
        for (let column = fromX; column < toX; column += 1) sum += brightness(data, (row * width + column) * 4)
      }
      return sum / ((toX - fromX) * (toY - fromY))
    }),
  )
}

/** Pixels of a field; at least one, so that small pictures have all fields. */
function span(place: number, from: number, to: number): [number, number] {
  const first = from + Math.floor((place * (to - from)) / FIELDS)
  const last = from + Math.floor(((place + 1) * (to - from)) / FIELDS)
  return [first, Math.max(first + 1, last)]
}

/** ITU-R BT.601. */
function brightness(data: Uint8Array, at: number): number {
  const covers = (data[at + 3] ?? 255) / 255
  const grey = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
  return grey * covers + 255 * (1 - covers)
}
