import type { ArticleView } from '../../protocol/articles.ts'
import { Words } from '../conversation/words.tsx'
import { PageTitle } from '../inbox/page-title.tsx'
import { Note } from '../page/note.tsx'
import { Back } from './back.tsx'
import classes from './knowledge.module.css'
import { languageWords } from './languages.ts'
import { Try } from './try.tsx'

/** An article for who may read it and not change it. */
export function Reading({ article }: { article: ArticleView }) {
  const { title, body, examples, status, locale } = article
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
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
        <div className={classes.reading} tabIndex={0}>
          <Note tone="info">Changing articles takes an admin or the owner.</Note>
          <h2 className={classes.heading}>
            <bdi dir="auto">{title}</bdi>
          </h2>
          <div className={classes.prose}>
            <Words text={body} />
          </div>
        </div>
      </section>
      <aside className={classes.side} aria-label="Questions">
        {examples.length > 0 && (
          <section className={classes.block}>
            <h2>Example questions</h2>
            <ul className={classes.plain}>
              {examples.map((example) => (
                <li key={example} dir="auto">
                  {example}
                </li>
              ))}
            </ul>
          </section>
        )}
        <Try article={article} />
      </aside>
    </>
  )
}
