import { useState } from 'react'
import type { ArticleVersionView, ArticleView } from '../../protocol/articles.ts'
import { Words } from '../conversation/words.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { Note } from '../page/note.tsx'
import { Back } from './back.tsx'
import { LookedVersion } from './editor/looked-version.tsx'
import classes from './knowledge.module.css'
import { languageWords } from './languages.ts'
import { Side } from './side/side.tsx'

/** An article for who may read it and not change it. */
export function Reading({ article }: { article: ArticleView }) {
  const { title, status, locale } = article
  const [looked, setLooked] = useState<ArticleVersionView | null>(null)
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <section className={classes.editor} aria-label="Article">
        <h1 className={classes.alone}>{title}</h1>
        <header className={classes.bar}>
          <Back />
          <span className={classes.status}>
            {status === 'draft' ? 'Draft' : 'Published'} · {languageWords(locale)}
          </span>
        </header>
        {looked ? (
          <LookedVersion article={article} version={looked} close={() => setLooked(null)} />
        ) : (
          <Text article={article} />
        )}
      </section>
      <aside className={classes.side} aria-label="Questions">
        <Side article={article} edited={null} looked={looked?.version ?? null} look={setLooked} />
      </aside>
    </>
  )
}

function Text({ article: { title, body, images, draft } }: { article: ArticleView }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <div className={classes.reading} tabIndex={0}>
      <Note tone="info">
        Changing articles takes an admin or the owner.
        {draft && ' This is what members get; a change of it waits to be published.'}
      </Note>
      <h2 className={classes.heading}>
        <bdi dir="auto">{title}</bdi>
      </h2>
      <div className={classes.prose}>
        <Words text={body} />
        {images.map(({ id, address, name }) => (
          <img key={id} src={address} alt={name} />
        ))}
      </div>
    </div>
  )
}
