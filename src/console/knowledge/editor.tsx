import { useBlocker } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { ArticleView } from '../../protocol/articles.ts'
import { ARTICLE_BODY_LENGTH, ARTICLE_TITLE_LENGTH } from '../../protocol/limits.ts'
import { PageTitle } from '../inbox/page-title.tsx'
import { Ask } from '../page/ask.tsx'
import { Conflict } from '../page/conflict.tsx'
import { Note } from '../page/note.tsx'
import { EditorBar } from './editor-bar.tsx'
import { Examples } from './examples.tsx'
import classes from './knowledge.module.css'
import { Preview } from './preview.tsx'
import { Try } from './try.tsx'
import { type EditedArticle, useArticle } from './use-article.ts'

interface EditorProps {
  /** Null for one that is not stored yet. */
  article: ArticleView | null
  locale: string
}

/** An article while it is written, beside how members will read it, and what is asked for to find it. */
export function Editor({ article, locale }: EditorProps) {
  const edited = useArticle(article, locale)
  const [deleting, setDeleting] = useState(false)
  useSaveKey(edited.save)
  const { value, type, fault } = edited
  return (
    <>
      <PageTitle>{value.title.trim() || 'New article'}</PageTitle>
      <section className={classes.editor} aria-label="Article">
        <h1 className={classes.alone}>{value.title.trim() || 'New article'}</h1>
        <EditorBar article={article} edited={edited} remove={() => setDeleting(true)} />
        <div className={classes.notes}>
          {fault !== null && <Note tone="bad">Not done: {fault}</Note>}
          {edited.theirs && <Theirs edited={edited} article={article} />}
        </div>
        <div className={classes.sheet}>
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
            className={classes.body}
            aria-label="Text, in Markdown"
            placeholder="Write the answer in Markdown. **Bold**, - lists and [links](https://…) work as in Discord."
            maxLength={ARTICLE_BODY_LENGTH}
            value={value.body}
            onChange={(event) => type({ body: event.target.value })}
            dir="auto"
          />
          <Preview title={value.title} body={value.body} />
        </div>
      </section>
      <aside className={classes.side} aria-label="Questions">
        <Examples examples={value.examples} change={(examples) => type({ examples })} />
        <Try article={article} />
      </aside>
      <Ask
        opened={deleting}
        title="Delete this article?"
        verb="Delete 1 article"
        stay="Keep it"
        act={edited.remove}
        close={() => setDeleting(false)}
      >
        <p>
          <b dir="auto">{article?.title}</b> goes for good.
          {article?.status === 'published' && ' From now on the virtual agent does not answer with it.'}
        </p>
      </Ask>
      <Guard changed={edited.changed} />
    </>
  )
}

function Theirs({ edited, article }: { edited: EditedArticle; article: ArticleView | null }) {
  const { theirs, keepMine, drop } = edited
  if (!theirs) return null
  const who = article?.updatedBy?.publicName ?? 'A colleague'
  return (
    <Conflict words={`${who} has changed this article meanwhile.`} keepMine={keepMine} takeTheirs={drop}>
      <details className={classes.theirs}>
        <summary>Their version</summary>
        <p>
          <b dir="auto">{theirs.title}</b>
        </p>
        <pre dir="auto">{theirs.body}</pre>
        {theirs.examples.length > 0 && <p>Questions: {theirs.examples.join(' · ')}</p>}
      </details>
    </Conflict>
  )
}

/** What was typed is not lost by going elsewhere. */
function Guard({ changed }: { changed: boolean }) {
  // Who has said "Leave" is not asked again while the next page is still on its way: that question would be taken
  // off the screen together with this page, and the click that asked it would lead nowhere.
  const leaving = useRef(false)
  const blocker = useBlocker({
    shouldBlockFn: () => changed && !leaving.current,
    enableBeforeUnload: changed,
    withResolver: true,
  })
  return (
    <Ask
      opened={blocker.status === 'blocked'}
      title="Leave without saving?"
      verb="Leave"
      stay="Keep editing"
      act={async () => {
        leaving.current = true
        blocker.proceed?.()
        return null
      }}
      close={() => blocker.reset?.()}
    >
      <p>What you changed in this article is not saved yet.</p>
    </Ask>
  )
}

function useSaveKey(save: () => Promise<void>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      void save()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}
