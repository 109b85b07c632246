import { useRef } from 'react'
import type { ArticleView } from '../../../protocol/articles.ts'
import { ARTICLE_BODY_LENGTH, ARTICLE_TITLE_LENGTH } from '../../../protocol/limits.ts'
import { useStore } from '../../live/store.ts'
import { cardShown } from './card-shown.ts'
import { CollectionField } from './collection-field.tsx'
import { FormEditor } from './form-editor.tsx'
import { FormatBar } from './format-bar.tsx'
import { Images } from './images.tsx'
import { Preview } from './preview.tsx'
import classes from './sheet.module.css'
import type { EditedArticle } from './use-article.ts'
import { useFormat } from './use-format.ts'

/** The words of an article and what goes out with them; below, how members will read it. */
export function Sheet({ article, edited }: { article: ArticleView | null; edited: EditedArticle }) {
  const { value, type } = edited
  const field = useRef<HTMLTextAreaElement>(null)
  const { format, onKey } = useFormat(field)
  const shown = useStore(cardShown, (on) => on)
  return (
    <div className={classes.sheet}>
      <FormatBar format={format} article={article} edited={edited} />
      <div className={classes.scroll}>
        <CollectionField edited={edited} />
        <textarea
          className={classes.title}
          rows={1}
          aria-label="Title"
          placeholder="What is it about?"
          maxLength={ARTICLE_TITLE_LENGTH}
          value={value.title}
          onChange={(event) => type({ title: event.target.value.replaceAll(/[\r\n]+/g, ' ') })}
          // biome-ignore lint/a11y/noAutofocus: whoever begins an article begins with its title.
          autoFocus={article === null}
          dir="auto"
        />
        <textarea
          ref={field}
          className={classes.body}
          aria-label="Text, in Markdown"
          placeholder="Write the answer in Markdown. **Bold**, - lists and [links](https://…) work as in Discord."
          maxLength={ARTICLE_BODY_LENGTH}
          value={value.body}
          onChange={(event) => type({ body: event.target.value })}
          onKeyDown={onKey}
          dir="auto"
        />
        {article && <Images article={article} />}
        <FormEditor form={value.form} change={(form) => type({ form })} />
      </div>
      {shown && <Preview title={value.title} body={value.body} images={article?.images ?? []} />}
    </div>
  )
}
