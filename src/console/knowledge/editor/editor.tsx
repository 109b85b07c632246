import { useState } from 'react'
import type { ArticleVersionView, ArticleView } from '../../../protocol/articles.ts'
import { PageTitle } from '../../inbox/page-title.tsx'
import { Ask } from '../../page/ask.tsx'
import { Guard } from '../../page/guard.tsx'
import { Note } from '../../page/note.tsx'
import { useSaveKey } from '../../page/use-save-key.ts'
import classes from '../knowledge.module.css'
import { Replay } from '../side/replay.tsx'
import { Side } from '../side/side.tsx'
import { EditorBar } from './editor-bar.tsx'
import { LanguageDialog } from './language-dialog.tsx'
import { LookedVersion } from './looked-version.tsx'
import { Sheet } from './sheet.tsx'
import { Theirs } from './theirs.tsx'
import { useArticle } from './use-article.ts'

interface EditorProps {
  /** Null for one that is not stored yet. */
  article: ArticleView | null
  locale: string
}

/** What lies beside or over the words for a while. */
type Aside = { kind: 'replay'; id: string } | { kind: 'version'; version: ArticleVersionView } | null

/** An article while it is written, beside what finds it, what became of it, and how it once read. */
export function Editor({ article, locale }: EditorProps) {
  const edited = useArticle(article, locale)
  const [asking, setAsking] = useState<'delete' | 'language' | null>(null)
  const [aside, setAside] = useState<Aside>(null)
  useSaveKey(edited.save)
  const title = edited.value.title.trim() || 'New article'
  const close = () => setAside(null)
  const replay = (id: string) => setAside({ kind: 'replay', id })
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <section className={classes.editor} aria-label="Article">
        <h1 className={classes.alone}>{title}</h1>
        <EditorBar article={article} edited={edited} ask={setAsking} replay={replay} />
        <div className={classes.notes}>
          {edited.fault !== null && <Note tone="bad">Not done: {edited.fault}</Note>}
          {edited.changed && edited.missing !== null && <p className={classes.missing}>{edited.missing}.</p>}
          {edited.theirs && <Theirs edited={edited} article={article} />}
        </div>
        {article && aside?.kind === 'version' ? (
          <LookedVersion article={article} version={aside.version} edited={edited} close={close} />
        ) : (
          <Sheet article={article} edited={edited} />
        )}
      </section>
      <aside className={classes.side} aria-label={aside?.kind === 'replay' ? 'Replay' : 'Questions'}>
        {article && aside?.kind === 'replay' ? (
          <Replay id={aside.id} article={article.id} close={close} again={replay} />
        ) : (
          <Side
            article={article}
            edited={edited}
            looked={aside?.kind === 'version' ? aside.version.version : null}
            look={(version) => setAside({ kind: 'version', version })}
          />
        )}
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
      <Guard changed={edited.changed} what="this article" />
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
