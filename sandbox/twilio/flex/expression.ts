/**
 * TaskRouter's expressions, as workflows and queues choose with them: comparisons, HAS, CONTAINS, IN, AND, OR, NOT and parentheses.
 * Documentation: TaskRouter, "Expression Syntax". An attribute that is not there makes each comparison false but `!=` and `NOT IN`.
 */
export type Attributes = Record<string, unknown>

type Value = string | number | boolean | null | Value[] | undefined
type Test = (attributes: Attributes) => boolean
type Read = (attributes: Attributes) => Value

const TOKENS = /\s+|(==|!=|>=|<=|>|<|\(|\)|\[|\]|,)|"([^"]*)"|'([^']*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)/y

interface Token {
  kind: 'mark' | 'text' | 'number' | 'word'
  text: string
}

/**
 * Whether the attributes are what the expression asks for.
 * @throws SyntaxError where it is none; TaskRouter refuses such a configuration when it is set.
 */
export function holds(expression: string, attributes: Attributes): boolean {
  return parseExpression(expression)(attributes)
}

/** @throws SyntaxError */
export function parseExpression(expression: string): Test {
  const reader = new Reader(split(expression))
  const test = reader.either()
  reader.end()
  return test
}

function split(expression: string): Token[] {
  const tokens: Token[] = []
  TOKENS.lastIndex = 0
  while (TOKENS.lastIndex < expression.length) {
    const found = TOKENS.exec(expression)
    if (!found) throw new SyntaxError(`${expression} is not an expression`)
    const [, mark, double, single, number, word] = found
    if (mark !== undefined) tokens.push({ kind: 'mark', text: mark })
    else if (double !== undefined || single !== undefined) tokens.push({ kind: 'text', text: (double ?? single)! })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
  }
  return tokens
}

const COMPARE: Record<string, (left: Value, right: Value) => boolean> = {
  '==': same,
  '!=': (left, right) => !same(left, right),
  '>': (left, right) => ordered(left, right) && left! > right!,
  '<': (left, right) => ordered(left, right) && left! < right!,
  '>=': (left, right) => ordered(left, right) && left! >= right!,
  '<=': (left, right) => ordered(left, right) && left! <= right!,
  HAS: (left, right) => Array.isArray(left) && left.some((each) => same(each, right)),
  CONTAINS: (left, right) =>
    typeof left === 'string' ? left.includes(String(right)) : Array.isArray(left) && left.some((e) => same(e, right)),
  IN: (left, right) => Array.isArray(right) && right.some((each) => same(each, left)),
}

/** `1==1` and `attribute=="1"`: numbers and their words are the same. */
function same(left: Value, right: Value): boolean {
  return left === right || (ordered(left, right) && String(left) === String(right))
}

function ordered(left: Value, right: Value): boolean {
  return [left, right].every((each) => typeof each === 'number' || typeof each === 'string')
}

class Reader {
  readonly #tokens: Token[]
  #at = 0

  constructor(tokens: Token[]) {
    this.#tokens = tokens
  }

  either(): Test {
    let test = this.#both()
    while (this.#word('OR')) {
      const [left, right] = [test, this.#both()]
      test = (attributes) => left(attributes) || right(attributes)
    }
    return test
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw this.#wrong()
  }

  #both(): Test {
    let test = this.#one()
    while (this.#word('AND')) {
      const [left, right] = [test, this.#one()]
      test = (attributes) => left(attributes) && right(attributes)
    }
    return test
  }

  #one(): Test {
    if (this.#word('NOT')) {
      const test = this.#one()
      return (attributes) => !test(attributes)
    }
    if (this.#mark('(')) {
      const test = this.either()
      if (!this.#mark(')')) throw this.#wrong()
      return test
    }
    return this.#comparison()
  }

  #comparison(): Test {
    const left = this.#value()
    const not = this.#word('NOT')
    const sign = this.#tokens[this.#at]?.text.toUpperCase() ?? ''
    const compare = COMPARE[sign]
    if (!compare || (not && sign !== 'IN')) throw this.#wrong()
    this.#at++
    const right = this.#value()
    return (attributes) => compare(left(attributes), right(attributes)) !== not
  }

  #value(): Read {
    if (this.#mark('[')) return this.#list()
    const token = this.#tokens[this.#at++]
    if (!token || token.kind === 'mark') throw this.#wrong()
    if (token.kind === 'text') return () => token.text
    if (token.kind === 'number') return () => Number(token.text)
    const constant = { true: true, false: false, null: null }[token.text]
    if (constant !== undefined) return () => constant
    return (attributes) => reach(attributes, token.text)
  }

  #list(): Read {
    const items: Read[] = []
    while (!this.#mark(']')) {
      if (items.length > 0 && !this.#mark(',')) throw this.#wrong()
      items.push(this.#value())
    }
    return (attributes) => items.map((item) => item(attributes))
  }

  #mark(text: string): boolean {
    const token = this.#tokens[this.#at]
    const found = token?.kind === 'mark' && token.text === text
    if (found) this.#at++
    return found
  }

  #word(text: string): boolean {
    const token = this.#tokens[this.#at]
    const found = token?.kind === 'word' && token.text.toUpperCase() === text
    if (found) this.#at++
    return found
  }

  #wrong(): SyntaxError {
    return new SyntaxError(`unexpected ${this.#tokens[this.#at]?.text ?? 'end'} in the expression`)
  }
}

/** Nested attributes are reached with dots. */
function reach(attributes: Attributes, path: string): Value {
  let value: unknown = attributes
  for (const step of path.split('.')) value = (value as Attributes | null | undefined)?.[step]
  return value as Value
}
