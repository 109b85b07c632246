import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import classes from './articles.module.css'
import { type ArticleCount, type Column, type Order, pressed, sortArticles } from './sort-articles.ts'

const COLUMNS: { by: Column; words: string; wide?: true }[] = [
  { by: 'title', words: 'Article' },
  { by: 'asked', words: 'Asked' },
  { by: 'answered', words: 'Answered', wide: true },
  { by: 'helped', words: 'Helped' },
  { by: 'handedOver', words: 'Handed over', wide: true },
  { by: 'wrong', words: 'Wrong' },
]

/** What became of each article's questions. */
export function Articles({ all }: { all: ArticleCount[] }) {
  const [order, setOrder] = useState<Order>({ by: 'asked', down: true })
  return (
    <section className={classes.articles} aria-labelledby="articles">
      <h2 id="articles">Articles</h2>
      {all.length === 0 ? (
        <p>No article was given or named.</p>
      ) : (
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <Heading
                  key={column.by}
                  column={column}
                  order={order}
                  press={() => setOrder(pressed(order, column.by))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sortArticles(all, order).map((row) => (
              <Row key={row.article} of={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

interface HeadingProps {
  column: (typeof COLUMNS)[number]
  order: Order
  press: () => void
}

function Heading({ column: { by, words, wide }, order, press }: HeadingProps) {
  const here = order.by === by
  const Icon = order.down ? IconChevronDown : IconChevronUp
  return (
    <th
      scope="col"
      aria-sort={here ? (order.down ? 'descending' : 'ascending') : 'none'}
      className={wide ? classes.wide : ''}
    >
      <button type="button" onClick={press}>
        {words}
        {here && <Icon aria-hidden />}
      </button>
    </th>
  )
}

function Row({ of }: { of: ArticleCount }) {
  const { article, title } = of
  return (
    <tr>
      <th scope="row">
        {title === '' ? (
          <span>An article that was deleted</span>
        ) : (
          <Link to="/knowledge/$article" params={{ article }}>
            <bdi dir="auto">{title}</bdi>
          </Link>
        )}
      </th>
      {COLUMNS.map(
        ({ by, wide }) =>
          by !== 'title' && (
            <td key={by} className={`${wide ? classes.wide : ''} ${by === 'wrong' && of.wrong > 0 ? classes.bad : ''}`}>
              {of[by] === 0 ? <span className={classes.none}>0</span> : of[by]}
            </td>
          ),
      )}
    </tr>
  )
}
