/** What Flex's own page sends in a web chat, and how much of it: reference twilio.md item 1.5. */
export const TYPES = ['jpg', 'jpeg', 'png', 'gif', 'pdf', 'txt', 'mp3', 'mp4', 'amr', 'heic']
const MOST_BYTES = 16 * 1024 * 1024

/** What is wrong with a file, as a sentence, or null. */
export function refuseFile(file: Pick<File, 'name' | 'size'>): string | null {
  const ending = file.name.split('.').at(-1)?.toLowerCase() ?? ''
  if (!TYPES.includes(ending)) return `Flex cannot send ${file.name}. It sends ${TYPES.join(', ')}.`
  return file.size > MOST_BYTES ? `${file.name} is larger than 16 MB, the most that Flex sends.` : null
}
