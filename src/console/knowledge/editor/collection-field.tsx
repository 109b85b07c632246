import { IconFolder } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { collectionsQuery } from '../queries.ts'
import classes from './sheet.module.css'
import type { EditedArticle } from './use-article.ts'

/** In which collection the article stands; where there is none, there is nothing to choose. */
export function CollectionField({ edited: { place, setPlace } }: { edited: EditedArticle }) {
  const collections = useQuery(collectionsQuery).data ?? []
  if (collections.length === 0) return null
  return (
    <label className={classes.collection}>
      <IconFolder aria-hidden />
      <span className="unseen">Collection</span>
      <select
        value={place.collection ?? ''}
        onChange={(event) => void setPlace({ collection: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">In no collection</option>
        {collections.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
