/** Pixels row by row, four bytes each: red, green, blue, and how much it covers. */
export interface Pixels {
  width: number
  height: number
  data: Uint8Array
}

const ACROSS = 9
const DOWN = 8
/** Brightest and darkest field of a picture that shows something differ by more than this, of 255. */
const FLAT = 12
/** What lies around the middle is often a frame or a ring. */
const MARGIN = 0.08

/**
 * What a picture looks like, as 16 hexadecimal digits: of an 8 × 8 grid whether each field is darker than the one to its right (a
 * difference hash). It stays nearly the same when the picture is drawn smaller, coloured otherwise, or compressed again. Null for one that
 * shows nothing: all of one colour.
 */
export function hashOfPixels(pixels: Pixels): string | null {
  const fields = fieldsOf(pixels)
  if (Math.max(...fields) - Math.min(...fields) < FLAT) return null
  let bits = 0n
  for (let y = 0; y < DOWN; y += 1) {
    for (let x = 0; x < ACROSS - 1; x += 1) {
      const here = fields[y * ACROSS + x] ?? 0
      const next = fields[y * ACROSS + x + 1] ?? 0
      bits = (bits << 1n) | (here < next ? 1n : 0n)
    }
  }
  return bits.toString(16).padStart(16, '0')
}

/** Mean brightness of 9 × 8 fields of the middle, on white where the picture lets it through. */
function fieldsOf({ width, height, data }: Pixels): number[] {
  const left = Math.floor(width * MARGIN)
  const top = Math.floor(height * MARGIN)
  const fields: number[] = []
  for (let y = 0; y < DOWN; y += 1) {
    for (let x = 0; x < ACROSS; x += 1) {
      const [fromX, toX] = span(x, ACROSS, left, width - left)
      const [fromY, toY] = span(y, DOWN, top, height - top)
      let sum = 0
      for (let row = fromY; row < toY; row += 1) {
        for (let column = fromX; column < toX; column += 1) sum += brightness(data, (row * width + column) * 4)
      }
      fields.push(sum / ((toX - fromX) * (toY - fromY)))
    }
  }
  return fields
}

/** Pixels of a field; at least one, so that small pictures have all fields. */
function span(place: number, of: number, from: number, to: number): [number, number] {
  const first = from + Math.floor((place * (to - from)) / of)
  const last = from + Math.floor(((place + 1) * (to - from)) / of)
  return [first, Math.max(first + 1, last)]
}

/** ITU-R BT.601. */
function brightness(data: Uint8Array, at: number): number {
  const covers = (data[at + 3] ?? 255) / 255
  const grey = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
  return grey * covers + 255 * (1 - covers)
}
