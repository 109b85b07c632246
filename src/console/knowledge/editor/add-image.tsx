import { IconPhoto } from '@tabler/icons-react'
import { useRef } from 'react'
import type { ArticleView } from '../../../protocol/articles.ts'
import { ARTICLE_IMAGES } from '../../../protocol/limits.ts'
import { IconButton } from '../../look/button.tsx'
import { sayFailed } from '../../look/toast.tsx'
import { rpc } from '../../session/rpc.ts'
import classes from './format-bar.module.css'
import { storeImage } from './store-image.ts'
import type { EditedArticle } from './use-article.ts'

/** Chooses a picture that goes out with the article; what was typed is saved before, since a picture belongs to a stored article. */
export function AddImage({ article, edited }: { article: ArticleView | null; edited: EditedArticle }) {
  const input = useRef<HTMLInputElement>(null)
  const full = (article?.images.length ?? 0) >= ARTICLE_IMAGES
  const label = full ? `An article takes ${ARTICLE_IMAGES} pictures` : (edited.missing ?? 'Add a picture')
  const add = (file: File) =>
    edited.afterSaving(async ({ id }) => {
      const why = await storeImage(id, file)
      if (why !== null) sayFailed(`The picture was not added: ${why}`)
      return rpc.articles.show({ id })
    })
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        hidden
        aria-label="Picture"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void add(file)
          // The same file may be chosen again after a fault.
          event.target.value = ''
        }}
      />
      <IconButton
        label={label}
        className={classes.icon}
        disabled={full || edited.missing !== null || edited.busy}
        onClick={() => input.current?.click()}
      >
        <IconPhoto aria-hidden />
      </IconButton>
    </>
  )
}
