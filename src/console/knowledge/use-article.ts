import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ArticleView } from '../../protocol/articles.ts'
import { articleQuery } from '../live/articles.ts'
import { createStore } from '../live/store.ts'
import { sayDone } from '../look/toast.tsx'
import { differs } from '../page/draft.ts'
import { type Editing, useDraft } from '../page/use-draft.ts'
import { failureOf, isConflict, rpc } from '../session/rpc.ts'

/** What is edited of an article. */
export type Content = Pick<ArticleView, 'title' | 'body' | 'examples' | 'locale'>

export interface EditedArticle extends Editing<Content> {
  busy: boolean
  /** Why the last act was not done. */
  fault: string | null
  save: () => Promise<void>
  publish: () => Promise<void>
  unpublish: () => Promise<void>
  /** Resolves to null, or to why it was not deleted. */
  remove: () => Promise<string | null>
}

const contentOf = ({ title, body, examples, locale }: Content): Content => ({ title, body, examples, locale })

/**
 * One article while it is edited.
 * @param article null for one that is not stored yet
 * @param locale the language of a new one
 */
export function useArticle(article: ArticleView | null, locale: string): EditedArticle {
  const client = useQueryClient()
  const navigate = useNavigate()
  const editing = useDraft<Content>(article ? contentOf(article) : { title: '', body: '', examples: [], locale })
  const { busy, fault, run } = useRun(editing.theirs === null)
  /** Stores what was typed. Answers null where a colleague's change stands in the way: the screen then shows both. */
  const store = async (): Promise<ArticleView | null> => {
    if (article && !editing.changed) return article
    const content = { ...editing.value, title: editing.value.title.trim() }
    const stored = article ? await update(client, article, content) : await rpc.articles.create(content)
    if (stored === null) return null
    show(client, stored)
    // A new one is shown by its own page in a moment, which knows nothing of this draft.
    if (article) editing.drop()
    return stored
  }
  const open = async ({ id }: ArticleView) => {
    if (article) return
    await navigate({ to: '/knowledge/$article', params: { article: id }, replace: true, ignoreBlocker: true })
  }
  const publish = async () => {
    const view = await store()
    if (!view) return
    try {
      show(client, await rpc.articles.publish({ id: view.id }))
    } finally {
      await open(view)
    }
  }
  const save = async () => {
    const view = await store()
    if (view) await open(view)
  }
  return {
    ...editing,
    busy,
    fault,
    save: () => run(save),
    publish: () => run(publish),
    unpublish: () =>
      run(async () => {
        if (article) show(client, await rpc.articles.unpublish({ id: article.id }))
      }),
    remove: async () => {
      const why = article && (await remove(client, article))
      if (why === null) await navigate({ to: '/knowledge', ignoreBlocker: true })
      return why
    },
  }
}

/** Runs one act at a time, as long as nothing stands in the way, and keeps why it was not done. */
function useRun(free: boolean) {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const run = async (act: () => Promise<void>) => {
    if (busy || !free) return
    setBusy(true)
    setFault(null)
    try {
      await act()
    } catch (error) {
      setFault(failureOf(error).words)
    }
    setBusy(false)
  }
  return { busy, fault, run }
}

function show(client: QueryClient, view: ArticleView): void {
  client.setQueryData(articleQuery(view.id).queryKey, view)
  void client.invalidateQueries({ queryKey: ['articles', 'list'] })
  void client.invalidateQueries({ queryKey: ['articles', 'proposal'] })
}

/** The article that is being deleted: that it changed is no reason to ask for it again. */
export const leaving = createStore<string | null>(null)

async function remove(client: QueryClient, { id, title }: ArticleView): Promise<string | null> {
  leaving.set(() => id)
  try {
    await rpc.articles.delete({ id })
  } catch (error) {
    leaving.set(() => null)
    return failureOf(error).words
  }
  void client.invalidateQueries({ queryKey: ['articles', 'list'] })
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
