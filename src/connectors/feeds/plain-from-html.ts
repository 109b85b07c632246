import { Parser } from 'htmlparser2'

/** Of these nothing is read by anybody. */
const UNREAD = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'math', 'head'])
/** Words that stand in another one of these are not one word. */
const APART = /^(p|div|br|hr|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|pre|section|article|figure|figcaption)$/
/** More than is ever shown. */
const MOST = 4000

/** The words of HTML, however broken it is, without anything that it does. Nothing is loaded and nothing is run. */
export function plainFromHtml(html: string): string {
  let words = ''
  let unread = 0
  const parser = new Parser(
    {
      onopentag(name) {
        if (UNREAD.has(name)) unread += 1
        else if (APART.test(name)) words += '\n'
      },
      onclosetag(name) {
        if (UNREAD.has(name)) unread -= 1
        else if (APART.test(name)) words += '\n'
      },
      ontext(text) {
        if (unread === 0) words += text
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  // A book is not read to its end for its first sentences.
  for (let from = 0; from < html.length && words.length < MOST; from += MOST)
    parser.write(html.slice(from, from + MOST))
  if (words.length < MOST) parser.end()
  return words.slice(0, MOST).trim()
}
