import { sidesDown, squareWithin } from './square.ts'

/** Why a chosen file cannot be a picture, in words for the person. */
export class UnusablePicture extends Error {}

/**
 * Makes a small square of a chosen picture, so that a photo of any size can be taken as it comes from a telephone. Drawing it anew
 * also leaves behind where and when it was taken.
 * @returns WebP, or PNG where the browser writes no WebP, of at most 256 × 256 pixels
 * @throws UnusablePicture when the browser cannot read the file as a picture
 */
export async function shrinkPicture(file: File): Promise<Blob> {
  const bitmap = await read(file)
  const from = squareWithin(bitmap.width, bitmap.height)
  let drawn: CanvasImageSource = bitmap
  let { x, y, side } = from
  let canvas = document.createElement('canvas')
  for (const next of sidesDown(side)) {
    canvas = document.createElement('canvas')
    canvas.width = next
    canvas.height = next
    const pen = canvas.getContext('2d')
    if (!pen) throw new UnusablePicture('This browser cannot draw pictures.')
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(drawn, x, y, side, side, 0, 0, next, next)
    drawn = canvas
    x = 0
    y = 0
    side = next
  }
  bitmap.close()
  return write(canvas)
}

async function read(file: File): Promise<ImageBitmap> {
  if (file.size === 0) throw new UnusablePicture(`${file.name} is empty. Choose a PNG, JPEG or WebP picture.`)
  try {
    // Cameras note how they were held; the browser turns the picture by it.
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    throw new UnusablePicture(`${file.name} cannot be read as a picture. Choose a PNG, JPEG or WebP picture.`)
  }
}

function write(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new UnusablePicture('This browser cannot write pictures.'))),
      'image/webp',
      0.9,
    )
  })
}
