import type { DemoFile } from './content/steps.ts'
import { drawPhoto } from './draw-photo.ts'

const LOG = `lumen-trails 1.42.0 (4217) Pixel 8, Android 16
20:14:02.118 lantern 77 in reach, 6.2 m
20:14:02.164 glow: off
20:14:03.007 open lantern 77
20:14:03.009 render: surface lost while the flame was uploaded
20:14:03.010 fatal: GL_OUT_OF_MEMORY in flame.cpp:212
20:14:03.011 walk saved, 11 lanterns
`

/** The bytes of a member's file, and what Discord says of it. */
export function makeFile({ name, kind }: DemoFile) {
  const bytes = kind === 'photo' ? drawPhoto() : Buffer.from(LOG)
  const size = kind === 'photo' ? { width: 480, height: 300 } : { width: null, height: null }
  return { name, mediaType: kind === 'photo' ? 'image/png' : 'text/plain', bytes, ...size }
}
