import { IconBook2 } from '@tabler/icons-react'
import type { MessageView } from '../../protocol/messages.ts'
import { readArticle } from '../context/shown-article.ts'
import classes from './buttons.module.css'

/** The article that a message gives; it opens beside the conversation. */
export function ArticleCard({ article }: { article: NonNullable<MessageView['article']> }) {
  return (
    <button type="button" className={classes.card} onClick={() => readArticle(article.id)}>
      <span>
        <IconBook2 aria-hidden />
      </span>
      <span>
        <b>
          <bdi dir="auto">{article.title}</bdi>
        </b>
        <small>Article, read it</small>
      </span>
    </button>
  )
}
