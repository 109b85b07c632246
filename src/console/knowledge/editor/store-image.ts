import { ARTICLE_IMAGE_BYTES } from '../../../protocol/limits.ts'

/** Stores a picture that goes out with the article. Resolves to null, or to the sentence that says why it was not done. */
export async function storeImage(article: string, file: File): Promise<string | null> {
  if (file.size > ARTICLE_IMAGE_BYTES) return `${file.name} is larger than 8 MB.`
  return tell(`/api/v1/articles/${article}/images?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': file.type || 'application/octet-stream' },
    body: file,
  })
}

export function deleteImage(image: string): Promise<string | null> {
  return tell(`/api/v1/article-images/${image}`, { method: 'DELETE' })
}

async function tell(url: string, init: RequestInit): Promise<string | null> {
  try {
    const answer = await fetch(url, init)
    return answer.ok ? null : await causeOf(answer)
  } catch {
    return 'The desk could not be reached. Try again in a moment.'
  }
}

async function causeOf(answer: Response): Promise<string> {
  if (answer.status === 401) return 'Your session ended. Sign in again.'
  if (answer.status === 413) return 'The picture is larger than 8 MB.'
  if (answer.status >= 500 || answer.status === 429) return 'The desk could not answer. Try again in a moment.'
  const { message } = (await answer.json().catch(() => ({}))) as { message?: unknown }
  return typeof message === 'string' ? message : 'The desk did not take this picture.'
}
