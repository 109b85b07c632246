import { IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ArticleView } from '../../../protocol/articles.ts'
import { IconButton } from '../../look/button.tsx'
import { fileSize } from '../../look/time.ts'
import { sayFailed } from '../../look/toast.tsx'
import { rpc } from '../../session/rpc.ts'
import classes from './sheet.module.css'
import { deleteImage } from './store-image.ts'
import { showArticle } from './use-article.ts'

/** The pictures that go out with the article, in their order. */
export function Images({ article: { id, images } }: { article: ArticleView }) {
  const client = useQueryClient()
  if (images.length === 0) return null
  const remove = async (image: string) => {
    const why = await deleteImage(image)
    if (why !== null) sayFailed(`The picture was not removed: ${why}`)
    showArticle(client, await rpc.articles.show({ id }))
  }
  return (
    <section className={classes.pictures} aria-label="Pictures">
      <ul>
        {images.map(({ id: image, address, name, bytes }) => (
          <li key={image}>
            <img src={address} alt={name} />
            <span className="clip" title={name}>
              {name} · {fileSize(bytes)}
            </span>
            <IconButton label={`Remove ${name}`} className={classes.remove} onClick={() => void remove(image)}>
              <IconX aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <p>Sent after the words, at once: pictures do not wait for “Publish”.</p>
    </section>
  )
}
