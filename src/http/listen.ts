import type { FastifyInstance } from 'fastify'
import { FatalError } from '../kernel/errors.ts'

/**
 * Begins to listen; answers the port.
 * @throws FatalError with one line when the address cannot be had
 */
export async function listen(
  fastify: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<number> {
  try {
    await fastify.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new FatalError(`Port ${port} is taken by another program. Stop it, or set PORT to another number.`)
    }
    if (code === 'EACCES') throw new FatalError(`Port ${port} may not be used by this user. Set PORT to 1024 or more.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new FatalError(`HOST "${host}" is no address of this machine. Set it to 127.0.0.1 or 0.0.0.0.`)
    }
    throw error
  }
  const address = fastify.server.address()
  return typeof address === 'object' && address ? address.port : port
}
