import { createContext, Fragment, memo, type ReactNode, useContext, useState } from 'react'
import { type Block, type Inline, parseMarkdown, plainText } from '../../protocol/markdown.ts'
import { clock, fullDate, shortAge, shortDate } from '../look/time.ts'
import classes from './words.module.css'

interface WordsProps {
  text: string
  /** Without any form, for quotes and previews. */
  plain?: boolean
  /** Links are shown with where they lead, and lead nowhere. */
  linksOff?: boolean
}

/** What somebody wrote, drawn from the parsed tree. */
export const Words = memo(function Words({ text, plain = false, linksOff = false }: WordsProps) {
  if (text === '') return null
  const blocks = parseMarkdown(text)
  if (plain) return <>{plainText(blocks)}</>
  const big = onlyEmoji(text)
  return (
    <LinksOff value={linksOff}>
      <div className={`${classes.words} ${big ? classes.big : ''}`} dir="auto">
        {keyed(blocks, drawBlock)}
      </div>
    </LinksOff>
  )
})

function onlyEmoji(text: string): boolean {
  return (
    text.length <= 40 &&
    /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\s)+$/u.test(text) &&
    /\p{Extended_Pictographic}/u.test(text)
  )
}

function drawBlock(block: Block): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return keyed(parted(block.children), (nodes) => <p>{drawAll(nodes)}</p>)
    case 'heading':
      return <p className={classes[`h${block.level}`]}>{drawAll(block.children)}</p>
    case 'subtext':
      return <p className={classes.subtext}>{drawAll(block.children)}</p>
    case 'quote':
      return <blockquote>{keyed(block.children, drawBlock)}</blockquote>
    case 'fence':
      return (
        <pre dir="ltr">
          <code>{block.text}</code>
        </pre>
      )
    case 'list':
      return drawList(block)
  }
}

/** Cuts at empty lines: what they part stands as far apart as a list does from the words around it, whatever their number. */
function parted(nodes: Inline[]): Inline[][] {
  const parts: Inline[][] = [[]]
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at]
    if (!node) continue
    if (node.type !== 'break' || nodes[at + 1]?.type !== 'break') {
      parts.at(-1)?.push(node)
      continue
    }
    while (nodes[at + 1]?.type === 'break') at += 1
    parts.push([])
  }
  return parts
}

function drawList(block: Extract<Block, { type: 'list' }>): ReactNode {
  const items = keyed(block.items, (item) => (
    <li className={classes[`indent${item.indent}`]}>{drawAll(item.children)}</li>
  ))
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
}

function drawAll(nodes: Inline[]): ReactNode {
  return keyed(nodes, draw)
}

/** Draws plain words in another way than as they are, e.g. with colleagues' names marked. */
export const DrawText = createContext<(text: string) => ReactNode>((text) => text)

function Said({ text }: { text: string }) {
  return useContext(DrawText)(text)
}

const LinksOff = createContext(false)

/** A link; where links are off only its words, and where it would lead if that is something else. */
function Link({ href, words, children }: { href: string; words: string; children: ReactNode }) {
  if (useContext(LinksOff)) {
    return (
      <span className={classes.linkOff}>
        {children}
        {words === href ? '' : ` (${href})`}
      </span>
    )
  }
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" title={href}>
      {children}
    </a>
  )
}

const MENTIONS = { member: '@member', role: '@role', channel: '#channel' } as const

function draw(node: Inline): ReactNode {
  switch (node.type) {
    case 'text':
      return <Said text={node.text} />
    case 'break':
      return <br />
    case 'bold':
      return <strong>{drawAll(node.children)}</strong>
    case 'italic':
      return <em>{drawAll(node.children)}</em>
    case 'underline':
      return <u>{drawAll(node.children)}</u>
    case 'strike':
      return <s>{drawAll(node.children)}</s>
    case 'spoiler':
      return <Spoiler>{drawAll(node.children)}</Spoiler>
    case 'code':
      return <code dir="ltr">{node.text}</code>
    case 'link':
      return (
        <Link href={node.href} words={plainText([{ type: 'paragraph', children: node.children }])}>
          {drawAll(node.children)}
        </Link>
      )
    case 'mention':
      return (
        <span className={classes.mention} title={node.id}>
          {MENTIONS[node.of]}
        </span>
      )
    case 'command':
      return <span className={classes.mention}>/{node.name}</span>
    case 'emoji':
      return <span className={classes.emoji}>:{node.name}:</span>
    case 'time':
      return <Moment at={node.at} style={node.style} />
  }
}

function Spoiler({ children }: { children: ReactNode }) {
  const [seen, setSeen] = useState(false)
  if (seen) return <span className={classes.seen}>{children}</span>
  return (
    <button type="button" className={classes.spoiler} aria-label="Show the spoiler" onClick={() => setSeen(true)}>
      <span aria-hidden>{children}</span>
    </button>
  )
}

function Moment({ at, style }: { at: number; style: string }) {
  const iso = new Date(at).toISOString()
  const words =
    style === 'R'
      ? shortAge(iso, Date.now())
      : /t/i.test(style)
        ? clock(at)
        : /d/i.test(style)
          ? shortDate(iso)
          : fullDate(at)
  return (
    <time className={classes.mention} dateTime={iso} title={fullDate(at)}>
      {words}
    </time>
  )
}

/** Nodes have no identity of their own; their place is the only key, and a text is drawn whole when it changes. */
function keyed<T>(nodes: readonly T[], drawOne: (node: T) => ReactNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the tree of a text never changes its order.
  return nodes.map((node, at) => <Fragment key={at}>{drawOne(node)}</Fragment>)
}
