import { IconArchive, IconMessage } from '@tabler/icons-react'
import { useState } from 'react'
import type { StateView } from '../../contract.ts'
import { compareIds } from '../live/snapshot.ts'
import { When } from '../messages/when.tsx'
import { nameOf, useActing } from './acting.ts'
import styles from './forum.module.css'
import { countInWords, type Room, readRoom, type Tag } from './rooms.ts'

/** A forum: its posts, the one with the last word first, then those that are archived. */
export function Forum({ forum }: { forum: Room }) {
  const { state } = useActing()
  const [tag, setTag] = useState<string | null>(null)
  const posts = postsOf(state, forum).filter((post) => tag === null || post.tags.includes(tag))
  const open = posts.filter((post) => !post.archived)
  const archived = posts.filter((post) => post.archived)
  return (
    <div className={styles.forum}>
      {forum.knownTags.length > 0 ? (
        <div className={styles.tags} role="toolbar" aria-label="Tags">
          {forum.knownTags.map((each) => (
            <button
              key={each.id}
              type="button"
              aria-pressed={tag === each.id}
              onClick={() => setTag(tag === each.id ? null : each.id)}
            >
              {tagWords(each)}
            </button>
          ))}
        </div>
      ) : null}
      {posts.length === 0 ? (
        <p className={styles.none}>{tag === null ? 'There are no posts yet.' : 'No post has this tag.'}</p>
      ) : null}
      <PostList posts={open} forum={forum} label={`Posts in ${forum.name}`} />
      {archived.length > 0 ? <h3 className={styles.older}>Older posts</h3> : null}
      <PostList posts={archived} forum={forum} label={`Older posts in ${forum.name}`} />
    </div>
  )
}

function postsOf(state: StateView, forum: Room): Room[] {
  const posts = state.channels.map(readRoom).filter((room) => room.parent === forum.id)
  return posts.sort((a, b) => compareIds(b.last, a.last))
}

function tagWords({ name, emoji_name }: Tag): string {
  return emoji_name ? `${emoji_name} ${name}` : name
}

function PostList({ posts, forum, label }: { posts: Room[]; forum: Room; label: string }) {
  if (posts.length === 0) return null
  return (
    <ul className={styles.posts} aria-label={label}>
      {posts.map((post) => (
        <li key={post.id}>
          <Post post={post} forum={forum} />
        </li>
      ))}
    </ul>
  )
}

function Post({ post, forum }: { post: Room; forum: Room }) {
  const { state, go } = useActing()
  const messages = state.messages[post.id] ?? []
  const first = messages.find((message) => message.id === post.id)
  const last = messages.at(-1)
  const words = first?.content || first?.embeds[0]?.description || first?.embeds[0]?.title || ''
  const tags = forum.knownTags.filter((each) => post.tags.includes(each.id))
  return (
    <button type="button" className={styles.post} onClick={() => go(post.id)}>
      {tags.length > 0 ? (
        <span className={styles.applied}>
          {tags.map((each) => (
            <i key={each.id}>{tagWords(each)}</i>
          ))}
        </span>
      ) : null}
      <b dir="auto">{post.name}</b>
      <span className={styles.words} dir="auto">
        {first ? <bdi>{nameOf(state, first.author)}: </bdi> : null}
        {plain(words)}
      </span>
      <span className={styles.foot}>
        {post.archived ? <IconArchive size={14} aria-hidden /> : <IconMessage size={14} aria-hidden />}
        {countInWords(post.count)}
        {post.unread > 0 ? <em>{post.unread} new</em> : null}
        {last ? <When at={last.timestamp} /> : null}
      </span>
    </button>
  )
}

/** One line of the first words, without the marks of their looks. */
function plain(words: string): string {
  return words
    .replace(/[*_~`>#|]/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 160)
}
