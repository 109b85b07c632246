import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 480
const HEIGHT = 300

type Colour = [red: number, green: number, blue: number]

const mix = (from: Colour, to: Colour, part: number): Colour =>
  from.map((value, at) => Math.round(value + ((to[at] ?? 0) - value) * Math.min(1, Math.max(0, part)))) as Colour

/** A night over hills, as a member might photograph it; drawn, so that no picture has to be carried along. Answers a PNG. */
export function drawPhoto(): Uint8Array {
  const rows = Buffer.alloc(HEIGHT * (1 + WIDTH * 3))
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) rows.set(colourAt(x, y), y * (1 + WIDTH * 3) + 1 + x * 3)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  // Eight bits, red, green and blue (PNG specification, "IHDR").
  header.set([8, 2], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function colourAt(x: number, y: number): Colour {
  const near = 232 - 26 * Math.sin(x / 95 + 1)
  const far = 190 - 34 * Math.sin(x / 130) - 12 * Math.sin(x / 47)
  if (y > near) return [8, 10, 26]
  if (y > far) return [17, 21, 46]
  const sky = mix([13, 16, 48], [38, 44, 92], y / 230)
  // Two curtains of light, brightest at their lower edge.
  const green = curtain(y - (110 + 38 * Math.sin(x / 90)))
  const violet = curtain(y - (66 + 26 * Math.sin(x / 70 + 2)))
  return mix(mix(sky, [63, 214, 164], green), [127, 108, 240], violet * 0.8)
}

const curtain = (below: number): number => (below > 0 ? Math.max(0, 0.8 - below / 14) : 0.8 * Math.exp(below / 34))

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  frame.set(body, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}
