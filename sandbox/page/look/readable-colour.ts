/** The ground on which names stand (`--sb-2`, the darker of hovered rows included). */
const GROUND = luminance(0x2a, 0x2c, 0x33)

function channel(value: number): number {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
}

/** A role's colour, lightened as far as a name needs to be read on the dark ground (WCAG AA, 4.5 : 1). Zero is no colour. */
export function readableColour(colour: number): string | undefined {
  if (colour === 0) return undefined
  const parts = [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255] as const
  for (let white = 0; white <= 1; white += 0.05) {
    const [red, green, blue] = parts.map((part) => Math.round(part + (255 - part) * white)) as [number, number, number]
    if ((luminance(red, green, blue) + 0.05) / (GROUND + 0.05) >= 4.6) return `rgb(${red} ${green} ${blue})`
  }
  return undefined
}
