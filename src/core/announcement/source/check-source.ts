import { Refusal } from '../../../kernel/errors.ts'
import { FetchFault, type GuardedFetch } from '../../../kernel/guarded-fetch.ts'
import { checkTemplate } from './write-item.ts'

export interface Checked {
  kind: 'feed' | 'webhook' | 'x'
  url: string
  template: string
  /** Whether there is a token, new or stored. */
  hasSecret: boolean
}

/**
 * What a source is looked at by, tidied: of X the account's name alone, however it was written.
 * @throws Refusal invalid, with the field
 */
export async function checkSource(guarded: GuardedFetch, { kind, url, template, hasSecret }: Checked): Promise<string> {
  checkTemplate(template)
  if (kind === 'webhook') return ''
  if (kind === 'feed') {
    await checkUrl(guarded, url)
    return url
  }
  if (!hasSecret)
    throw new Refusal('invalid', 'X is read with a bearer token of its API. Paste one.', { field: 'secret' })
  return accountOf(url)
}

/** `@name`, `name` or the address of its page. @throws Refusal invalid */
export function accountOf(words: string): string {
  const [, name] =
    /^(?:https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/)?@?(\w{1,15})(?:[/?].*)?$/i.exec(words.trim()) ?? []
  if (!name) throw new Refusal('invalid', 'Write the name of an account on X, as in @lumentrails.', { field: 'url' })
  return name
}

async function checkUrl(guarded: GuardedFetch, url: string): Promise<void> {
  try {
    await guarded.check(url)
  } catch (error) {
    if (error instanceof FetchFault) throw new Refusal('invalid', error.message, { field: 'url' })
    throw error
  }
}
