import { FORBIDDEN_WORDS } from './law.ts'
import { type Tree, under, type Violation } from './tree.ts'

/** Words that GLOSSARY.md forbids, in names of files and in names within the code. */
export function checkWords(tree: Tree): Violation[] {
  const product = tree.product.filter(
    ({ path }) => under(path, 'src') || under(path, 'sandbox') || under(path, 'scripts'),
  )
  return product.flatMap((source) => {
    const seen = new Set<string>()
    const inNames = source.names.flatMap(({ name, line }) =>
      wordsOf(name).flatMap((word) => refuse(source.path, word, seen, `the name ${name}`, line)),
    )
    return [...wordsOf(source.path).flatMap((word) => refuse(source.path, word, seen, 'its path')), ...inNames]
  })
}

function refuse(path: string, word: string, seen: Set<string>, where: string, line?: number): Violation[] {
  const law = FORBIDDEN_WORDS.find((each) => each.word === word || `${each.word}s` === word)
  if (!law || seen.has(word) || law.allowed?.some((each) => under(path, each.path))) return []
  seen.add(word)
  const says = `${where} says "${word}" for ${law.notion}: say ${law.say}`
  return [{ rule: 'word', path, ...(line === undefined ? {} : { line }), says }]
}

/** `openedTicketId` → opened, ticket, id. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)
