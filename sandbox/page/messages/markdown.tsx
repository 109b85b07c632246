import { type ReactNode, useMemo, useState } from 'react'
import { type Block, type Inline, parseMarkdown } from '../../../src/protocol/markdown.ts'
import { Each } from '../look/each.ts'
import { nameOf, useActing } from '../window/acting.ts'
import { JumpLink, placeOfLink } from './jump-link.tsx'
import styles from './markdown.module.css'
import { timeInWords } from './when.tsx'

/** Only emoji, and few of them: Discord draws them large. */
const JUMBO =
  /^(?:\p{Extended_Pictographic}[\u{fe0f}\u{1f3fb}-\u{1f3ff}]*(?:\u{200d}\p{Extended_Pictographic}\u{fe0f}?)*\s*){1,12}$/u

/** A text by a person or the application, drawn from its parsed tree; `tail` goes on after its last word. */
export function Markdown({ text, tail = null }: { text: string; tail?: ReactNode }) {
  const blocks = useMemo(() => parseMarkdown(text), [text])
  const last = blocks.at(-1)
  const inside = last?.type === 'paragraph' && tail !== null
  return (
    <div className={`${styles.text} ${JUMBO.test(text) ? styles.jumbo : ''}`} dir="auto">
      <Each of={inside ? blocks.slice(0, -1) : blocks} draw={(block) => <BlockView block={block} />} />
      {inside ? (
        <p>
          <Words nodes={last.children} />
          {tail}
        </p>
      ) : (
        tail
      )}
    </div>
  )
}

function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Words nodes={block.children} />
        </p>
      )
    case 'heading':
      // Headings inside of messages are looks, not the outline of this page.
      return (
        <p className={styles[`h${block.level}`]}>
          <Words nodes={block.children} />
        </p>
      )
    case 'subtext':
      return (
        <p className={styles.subtext}>
          <Words nodes={block.children} />
        </p>
      )
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Each of={block.children} draw={(child) => <BlockView block={child} />} />
        </blockquote>
      )
    case 'list':
      return <ListView block={block} />
    case 'fence':
      return (
        // A long line scrolls, and what scrolls must be reached by the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        <pre className={styles.fence} tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      )
  }
}

function ListView({ block }: { block: Extract<Block, { type: 'list' }> }) {
  const Tag = block.ordered ? 'ol' : 'ul'
  return (
    <Tag className={styles.list} {...(block.ordered ? { start: block.start } : {})}>
      <Each
        of={block.items}
        draw={(item) => (
          <li data-indent={item.indent || undefined}>
            <Words nodes={item.children} />
          </li>
        )}
      />
    </Tag>
  )
}

function Words({ nodes }: { nodes: Inline[] }) {
  return <Each of={nodes} draw={(node) => <Word node={node} />} />
}

function Word({ node }: { node: Inline }): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text
    case 'break':
      return <br />
    case 'bold':
      return (
        <strong>
          <Words nodes={node.children} />
        </strong>
      )
    case 'italic':
      return (
        <em>
          <Words nodes={node.children} />
        </em>
      )
    case 'underline':
      return (
        <u>
          <Words nodes={node.children} />
        </u>
      )
    case 'strike':
      return (
        <s>
          <Words nodes={node.children} />
        </s>
      )
    case 'spoiler':
      return (
        <Spoiler>
          <Words nodes={node.children} />
        </Spoiler>
      )
    case 'code':
      return <code className={styles.code}>{node.text}</code>
    case 'link':
      return <LinkView node={node} />
    case 'mention':
      return <Mention of={node.of} id={node.id} />
    case 'command':
      return <span className={styles.mention}>/{node.name}</span>
    case 'emoji':
      return <span className={styles.emoji}>:{node.name}:</span>
    case 'time':
      return (
        <time className={styles.emoji} dateTime={new Date(node.at).toISOString()}>
          {timeInWords(node.at, node.style)}
        </time>
      )
  }
}

function LinkView({ node }: { node: Extract<Inline, { type: 'link' }> }) {
  const { state } = useActing()
  const words = <Words nodes={node.children} />
  const place = placeOfLink(state, node.href)
  if (place) {
    const first = node.children[0]
    const bare = node.children.length === 1 && first?.type === 'text' && first.text === node.href
    return <JumpLink to={place}>{bare ? null : words}</JumpLink>
  }
  return (
    <a className={styles.link} href={node.href} target="_blank" rel="noreferrer noopener">
      {words}
    </a>
  )
}

function Mention({ of, id }: { of: 'member' | 'role' | 'channel'; id: string }) {
  const { state } = useActing()
  if (of === 'channel') {
    const known = state.channels.some((channel) => channel.id === id)
    return known ? <JumpLink to={{ place: id }} /> : <span className={styles.mention}>#no access</span>
  }
  if (of === 'role')
    return <span className={styles.mention}>@{state.roles.find((role) => role.id === id)?.name ?? 'deleted role'}</span>
  const user =
    state.members.find((each) => each.user.id === id)?.user ??
    (state.application.bot.id === id ? state.application.bot : null)
  return (
    <span className={styles.mention}>
      @<bdi>{user ? nameOf(state, user) : 'unknown'}</bdi>
    </span>
  )
}

function Spoiler({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false)
  if (shown) return <span className={styles.told}>{children}</span>
  return (
    <button type="button" className={styles.spoiler} aria-label="Show the spoiler" onClick={() => setShown(true)}>
      <span aria-hidden="true">{children}</span>
    </button>
  )
}
