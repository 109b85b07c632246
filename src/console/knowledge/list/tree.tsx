import { IconChevronRight } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { CollectionView } from '../../../protocol/articles.ts'
import { articleQuery } from '../../live/articles.ts'
import { useStore } from '../../live/store.ts'
import { useMayAdmin } from '../../session/rights.ts'
import { articlesQuery } from '../queries.ts'
import { CollectionMenu } from './collection-menu.tsx'
import { folds, isOpen, setFold } from './folds.ts'
import classes from './list.module.css'
import { Rows } from './rows.tsx'

interface TreeProps {
  collections: readonly CollectionView[]
  /** The open article, or one of the names that are no article's. */
  selected: string | null
  /** Articles in all. */
  total: number
}

/** The articles by collection, each of which folds; those in none stand last. A translation is reached by its original. */
export function Tree({ collections, selected, total }: TreeProps) {
  const open = useOpened(selected)
  const all = collections.map(({ id }) => id)
  const shared = { opened: open?.row ?? selected, total }
  return (
    <>
      {collections.map((collection, at) => (
        <Branch
          key={collection.id}
          {...shared}
          collection={collection}
          holds={open?.collection === collection.id}
          order={{ at, all }}
        />
      ))}
      <InNone {...shared} holds={open?.collection === null} />
    </>
  )
}

/** Where the open article stands; undefined as long as that is not known, or none is open. */
function useOpened(selected: string | null): { row: string; collection: string | null } | undefined {
  const stored = selected !== null && selected !== 'new' && selected !== 'gaps'
  const article = useQuery({ ...articleQuery(selected ?? ''), enabled: stored }).data
  return article && { row: article.translationOf ?? article.id, collection: article.collection }
}

type Shared = Pick<BranchProps, 'opened' | 'total' | 'holds'>

/** Nobody counts those in no collection, so that they are counted as far as they are read. */
function InNone(shared: Shared) {
  const { data, hasNextPage } = useInfiniteQuery(articlesQuery({ collection: 'none' }))
  const read = data?.pages.flatMap((page) => page.items).filter(({ translationOf }) => translationOf === null) ?? []
  if (read.length === 0) return null
  const articles = hasNextPage ? `${read.length}+` : read.length
  return <Branch {...shared} collection={{ id: null, name: 'In no collection', articles }} />
}

interface BranchProps {
  collection: { id: string | null; name: string; articles: number | string }
  /** The row that is open. */
  opened: string | null
  /** Whether it stands here. */
  holds: boolean
  /** Articles in all collections. */
  total: number
  /** Left out for those in none, which can be neither named nor moved. */
  order?: { at: number; all: string[] }
}

function Branch({ collection: { id, name, articles }, opened, holds, total, order }: BranchProps) {
  const may = useMayAdmin()
  const open = useStore(folds, (set) => isOpen(set, { collection: id ?? '', holds, total }))
  return (
    <section className={classes.branch} aria-label={name}>
      <header>
        <button type="button" aria-expanded={open} onClick={() => setFold(id ?? '', !open)}>
          <IconChevronRight aria-hidden className="flip" />
          <bdi className="clip" dir="auto">
            {name}
          </bdi>
          <span>{articles}</span>
        </button>
        {may && id !== null && order && (
          <CollectionMenu collection={{ id, name, articles: Number(articles) }} order={order} />
        )}
      </header>
      {open && <Rows looked={{ collection: id ?? 'none' }} selected={opened} none="collection" originals />}
    </section>
  )
}
