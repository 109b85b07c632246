import { useState } from 'react'
import type { ArticleVersionView, ArticleView } from '../../../protocol/articles.ts'
import { PageTitle } from '../../inbox/page-title.tsx'
import { Ask } from '../../page/ask.tsx'
import { Note } from '../../page/note.tsx'
import classes from '../knowledge.module.css'
import { Side } from '../side/side.tsx'
import { EditorBar } from './editor-bar.tsx'
import { Guard } from './guard.tsx'
import { LanguageDialog } from './language-dialog.tsx'
import { LookedVersion } from './looked-version.tsx'
import { Sheet } from './sheet.tsx'
import { Theirs } from './theirs.tsx'
import { useArticle } from './use-article.ts'
import { useSaveKey } from './use-save-key.ts'

interface EditorProps {
  /** Null for one that is not stored yet. */
  article: ArticleView | null
  locale: string
}

/** An article while it is written, beside what finds it and how it once read. */
export function Editor({ article, locale }: EditorProps) {
  const edited = useArticle(article, locale)
  const [asking, setAsking] = useState<'delete' | 'language' | null>(null)
  const [looked, look] = useState<ArticleVersionView | null>(null)
  useSaveKey(edited.save)
  const title = edited.value.title.trim() || 'New article'
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <section className={classes.editor} aria-label="Article">
        <h1 className={classes.alone}>{title}</h1>
        <EditorBar article={article} edited={edited} ask={setAsking} />
        <div className={classes.notes}>
          {edited.fault !== null && <Note tone="bad">Not done: {edited.fault}</Note>}
          {edited.theirs && <Theirs edited={edited} article={article} />}
        </div>
        {article && looked ? (
          <LookedVersion article={article} version={looked} edited={edited} close={() => look(null)} />
        ) : (
          <Sheet article={article} edited={edited} />
        )}
      </section>
      <aside className={classes.side} aria-label="Questions">
        <Side article={article} edited={edited} looked={looked?.version ?? null} look={look} />
      </aside>
      {article && (
        <>
          <DeleteAsk
            article={article}
            opened={asking === 'delete'}
            remove={edited.remove}
            close={() => setAsking(null)}
          />
          <LanguageDialog opened={asking === 'language'} edited={edited} close={() => setAsking(null)} />
        </>
      )}
      <Guard changed={edited.changed} />
    </>
  )
}

interface DeleteAskProps {
  article: ArticleView
  opened: boolean
  remove: () => Promise<string | null>
  close: () => void
}

function DeleteAsk({ article, opened, remove, close }: DeleteAskProps) {
  const { title, status, translations, translationOf } = article
  return (
    <Ask opened={opened} title="Delete this article?" verb="Delete 1 article" stay="Keep it" act={remove} close={close}>
      <p>
        <b dir="auto">{title}</b> goes for good.
        {status === 'published' && ' From now on the virtual agent does not answer with it.'}
        {translationOf === null && translations.length > 0 && ' Its translations stay, each as an article of its own.'}
      </p>
    </Ask>
  )
}
