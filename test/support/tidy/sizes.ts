import { LIMITS } from './law.ts'
import type { Tree, Violation } from './tree.ts'

/** Files and functions that are too long. */
export function checkSizes(tree: Tree): Violation[] {
  return tree.product.flatMap((source) => {
    const violations: Violation[] = []
    if (source.lines > LIMITS.file) {
      const says = `has ${source.lines} lines, more than ${LIMITS.file}`
      violations.push({ rule: 'file length', path: source.path, says })
    }
    for (const { name, line, lines } of source.functions) {
      if (lines <= LIMITS.function) continue
      const says = `${name} has ${lines} lines, more than ${LIMITS.function}`
      violations.push({ rule: 'function length', path: source.path, line, says })
    }
    return violations
  })
}

export interface Figures {
  files: { count: number; median: number; p95: number; most: number }
  functions: { count: number; median: number; p95: number; most: number }
  /** Lines of tests for each line of the product. */
  testShare: number
}

/** The lengths as they are: for people to read beside the aims of style. */
export function measure(tree: Tree): Figures {
  const product = tree.product
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const files = product.map((source) => source.lines)
  const functions = product.flatMap((source) => source.functions.map((each) => each.lines))
  const all = tree.code.map((source) => source.lines)
  return { files: spread(files), functions: spread(functions), testShare: (sum(all) - sum(files)) / (sum(files) || 1) }
}

function spread(values: readonly number[]): Figures['files'] {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { count: sorted.length, median: at(0.5), p95: at(0.95), most: sorted.at(-1) ?? 0 }
}
