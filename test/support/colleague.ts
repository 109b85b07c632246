import { randomUUID } from 'node:crypto'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { DeskClient, Product } from './product.ts'

export interface Colleague {
  id: string
  /** Their session, for a browser of their own. */
  cookie: string
  rpc: DeskClient
}

const PASSWORD = 'correct horse battery'

/** Somebody whom the owner invited, and who accepted: another agent of the product's workspace, signed in. */
export async function joinTeam(
  product: Product,
  publicName: string,
  role: 'agent' | 'moderator' = 'agent',
): Promise<Colleague> {
  const { link } = await product.rpc().invitations.create({ role, note: publicName })
  const token = new URL(link).searchParams.get('token') ?? ''
  const email = `${randomUUID().slice(0, 8)}@lumentrails.example`
  const joining = { token, name: `${publicName} Silva`, publicName, email, password: PASSWORD }
  await product.rpc().invitations.accept(joining)
  const cookie = await signIn(product, email)
  const headers = { cookie, origin: product.url }
  const rpc = createORPCClient(new RPCLink({ url: `${product.url}/rpc`, headers })) as DeskClient
  const { agent } = await rpc.me.show()
  return { id: agent.id, cookie, rpc }
}

async function signIn(product: Product, email: string): Promise<string> {
  const answer = await fetch(`${product.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: product.url },
    body: JSON.stringify({ email, password: PASSWORD }),
  })
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** A member of the sandbox, by their name, who writes to the bot. Answers the conversation that it opens or goes on with. */
export async function writes(product: Product, name: string, content: string): Promise<string> {
  const { members } = await product.act('state', {})
  const member = members.find(({ user }) => user.global_name === name)?.user.id ?? ''
  await product.act('send', { member, channel: 'dm', content })
  for (;;) {
    const { people } = await product.rpc().search.find({ q: member })
    const conversation = people[0]?.conversation
    if (conversation) return conversation
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
