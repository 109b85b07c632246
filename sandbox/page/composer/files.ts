import type { SandboxFile } from '../../contract.ts'

/** Item 18 of reference/discord.md: ten files, each at most 10 MiB. */
const MOST_FILES = 10
const MOST_BYTES = 10 * 1024 * 1024

/** What is wrong with adding these to those, as a sentence, or null. */
export function refuseFiles(there: File[], more: File[]): string | null {
  if (there.length + more.length > MOST_FILES) return `At most ${MOST_FILES} files go with one message.`
  const large = more.find((file) => file.size > MOST_BYTES)
  return large ? `${large.name} is larger than 10 MB.` : null
}

export async function encodeFiles(files: File[]): Promise<SandboxFile[]> {
  return Promise.all(files.map(encodeFile))
}

async function encodeFile(file: File): Promise<SandboxFile> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error(`${file.name} could not be read.`))
    reader.readAsDataURL(file)
  })
  const base64 = address.slice(address.indexOf(',') + 1)
  return {
    name: file.name || 'file',
    type: file.type || 'application/octet-stream',
    base64: file.size === 0 ? '' : base64,
  }
}
