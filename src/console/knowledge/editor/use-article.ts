import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ArticleView } from '../../../protocol/articles.ts'
import { articleQuery } from '../../live/articles.ts'
import { sayDone, sayFailed } from '../../look/toast.tsx'
import { differs } from '../../page/draft.ts'
import { type Editing, useDraft } from '../../page/use-draft.ts'
import { useRun } from '../../page/use-run.ts'
import { failureOf, isConflict, rpc } from '../../session/rpc.ts'
import { type Content, cleanContent, contentOf, faultOf } from './content.ts'
import { leaving } from './leaving.ts'

/** Where an article belongs. */
export type Place = Pick<ArticleView, 'locale' | 'collection'>

export interface EditedArticle extends Editing<Content> {
  busy: boolean
  /** Why the last act was not done. */
  fault: string | null
  /** Why it cannot be saved as it is; null when it can. */
  missing: string | null
  place: Place
  /** Of a stored article at once. */
  setPlace: (part: Partial<Place>) => Promise<void>
  save: () => Promise<void>
  publish: () => Promise<void>
  unpublish: () => Promise<void>
  /** Lets go of what was typed and of what is saved and not published, and offers to take that back. */
  discard: () => Promise<void>
  /** Stores what was typed, then does something with what is stored; the article that it answers is shown. */
  afterSaving: (act: (stored: ArticleView) => Promise<ArticleView | undefined>) => Promise<void>
  /** Resolves to null, or to why it was not deleted. */
  remove: () => Promise<string | null>
}

const EMPTY: Content = { title: '', body: '', examples: [], form: [] }

/**
 * One article while it is edited.
 * @param article null for one that is not stored yet
 * @param locale the language of a new one
 */
export function useArticle(article: ArticleView | null, locale: string): EditedArticle {
  const client = useQueryClient()
  const editing = useDraft<Content>(article ? contentOf(article) : EMPTY)
  const [chosen, setChosen] = useState<Place>({ locale, collection: null })
  const { busy, fault, run } = useRun()
  const open = useOpen()
  const missing = faultOf(editing.value)
  const free = !busy && editing.theirs === null
  /** Answers null where a colleague's change stands in the way: the screen then shows both. */
  const store = async (): Promise<ArticleView | null> => {
    if (article && !editing.changed) return article
    const content = cleanContent(editing.value)
    const stored = article
      ? await update(client, article, content)
      : await rpc.articles.create({ ...content, ...chosen })
    if (stored === null) return null
    showArticle(client, stored)
    // A new one is shown by its own page in a moment, which knows nothing of this draft.
    if (article) editing.drop()
    return stored
  }
  const afterSaving: EditedArticle['afterSaving'] = async (act) => {
    if (missing !== null) return sayFailed(`Not saved: ${missing}.`)
    if (!free) return
    await run(async () => {
      const stored = await store()
      if (!stored) return
      try {
        const next = await act(stored)
        if (next) showArticle(client, next)
      } finally {
        if (!article) await open(stored.id)
      }
    })
  }
  return {
    ...editing,
    busy,
    fault,
    missing,
    place: article ?? chosen,
    afterSaving,
    save: () => afterSaving(async () => undefined),
    publish: () => afterSaving(({ id }) => rpc.articles.publish({ id })),
    ...useStoredActs(article, {
      ...editing,
      run,
      missing,
      choose: (part) => setChosen((now) => ({ ...now, ...part })),
    }),
  }
}

interface Ways extends Pick<Editing<Content>, 'value' | 'type' | 'drop'>, Pick<EditedArticle, 'missing'> {
  run: (act: () => Promise<void>) => Promise<void>
  /** Where a new article will belong. */
  choose: (part: Partial<Place>) => void
}

/** What is done with the article as it is stored. */
function useStoredActs(
  article: ArticleView | null,
  { run, value, type, drop, missing, choose }: Ways,
): Pick<EditedArticle, 'setPlace' | 'unpublish' | 'discard' | 'remove'> {
  const client = useQueryClient()
  const navigate = useNavigate()
  const change = (act: (stored: ArticleView) => Promise<ArticleView | null>) =>
    run(async () => {
      const next = article && (await act(article))
      if (next) showArticle(client, next)
    })
  return {
    setPlace: async (part) => {
      if (article) await change((stored) => move(client, stored, part))
      else choose(part)
    },
    unpublish: () => change(({ id }) => rpc.articles.unpublish({ id })),
    discard: () =>
      change(async (stored) => {
        const next = stored.draft ? await rpc.articles.discard({ id: stored.id }) : stored
        const content = cleanContent(value)
        const restore = () => (missing === null ? void change(() => update(client, next, content)) : type(value))
        drop()
        sayDone('The changes are discarded.', restore)
        return next
      }),
    remove: async () => {
      const why = article && (await remove(client, article))
      if (why === null) await navigate({ to: '/knowledge', ignoreBlocker: true })
      return why
    },
  }
}

/** Goes to the page of an article that has just been stored. */
function useOpen(): (id: string) => Promise<void> {
  const navigate = useNavigate()
  return (article) => navigate({ to: '/knowledge/$article', params: { article }, replace: true, ignoreBlocker: true })
}

/** Puts what the server answered in the place of what this screen had. */
export function showArticle(client: QueryClient, view: ArticleView): void {
  client.setQueryData(articleQuery(view.id).queryKey, view)
  for (const part of ['list', 'proposal', 'versions', 'collections']) {
    void client.invalidateQueries({ queryKey: ['articles', part] })
  }
}

async function remove(client: QueryClient, { id, title }: ArticleView): Promise<string | null> {
  leaving.set(() => id)
  try {
    await rpc.articles.delete({ id })
  } catch (error) {
    leaving.set(() => null)
    return failureOf(error).words
  }
  void client.invalidateQueries({ queryKey: ['articles', 'list'] })
  void client.invalidateQueries({ queryKey: ['articles', 'collections'] })
  sayDone(`“${title}” is deleted.`)
  return null
}

/** Stores a change over the newest version, as long as that still says what was edited. */
async function update(client: QueryClient, article: ArticleView, content: Content): Promise<ArticleView | null> {
  for (let { version } = article; ; ) {
    try {
      return await rpc.articles.update({ id: article.id, version, ...content })
    } catch (error) {
      if (!isConflict(error)) throw error
      const now = await client.fetchQuery({ ...articleQuery(article.id), staleTime: 0 })
      if (now.version === version) throw error
      if (differs(contentOf(now), contentOf(article))) return null
      version = now.version
    }
  }
}

/** Whatever else was changed meanwhile: where an article belongs is one fact, and the last word counts. */
async function move(client: QueryClient, article: ArticleView, part: Partial<Place>): Promise<ArticleView> {
  try {
    return await rpc.articles.update({ id: article.id, version: article.version, ...part })
  } catch (error) {
    if (!isConflict(error)) throw error
    const { version } = await client.fetchQuery({ ...articleQuery(article.id), staleTime: 0 })
    return rpc.articles.update({ id: article.id, version, ...part })
  }
}
