import { ARTICLE_IMAGE_BYTES } from '../../../protocol/limits.ts'
import { tellServer } from '../tell-server.ts'

/** Stores a picture that goes out with the article. Resolves to null, or to the sentence that says why it was not done. */
export async function storeImage(article: string, file: File): Promise<string | null> {
  if (file.size > ARTICLE_IMAGE_BYTES) return `${file.name} is larger than 8 MB.`
  const address = `/api/v1/articles/${article}/images?name=${encodeURIComponent(file.name)}`
  const headers = { 'content-type': file.type || 'application/octet-stream' }
  return (await tellServer(address, { method: 'POST', headers, body: file })).why
}

export async function deleteImage(image: string): Promise<string | null> {
  return (await tellServer(`/api/v1/article-images/${image}`, { method: 'DELETE' })).why
}
