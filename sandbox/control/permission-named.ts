import { bitOf } from '../world/from-file.ts'
import { CannotAct } from './refuse-control.ts'

/** The bit of a permission that somebody typed: "View Channel", VIEW_CHANNEL or ViewChannel. */
export function permissionNamed(name: string): bigint {
  try {
    return bitOf(name)
  } catch (error) {
    throw new CannotAct((error as Error).message)
  }
}
