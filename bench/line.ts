import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * One kept connection to the desk that asks one thing at a time. Node's own client costs the generator several times as much per
 * request, and the generator shares its cores with what is measured.
 */
export class Line {
  readonly #socket: Socket
  readonly #head: string
  #received = ''
  #answered: ((answer: { status: number; body: string }) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  private constructor(socket: Socket, head: string) {
    this.#socket = socket
    this.#head = head
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => this.#take(chunk))
    const fail = (error?: Error): void => this.#failed?.(error ?? new Error('the desk hung up'))
    socket.on('error', fail)
    socket.on('close', () => fail())
  }

  static async open(url: string, cookie: string): Promise<Line> {
    const { hostname, port, host, origin } = new URL(url)
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(socket, 'connect')
    const head = `host: ${host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n`
    return new Line(socket, head)
  }

  /** POSTs JSON in ASCII; rejects when the connection breaks. */
  post(path: string, body: string): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      this.#socket.write(`POST ${path} HTTP/1.1\r\n${this.#head}content-length: ${body.length}\r\n\r\n${body}`)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket.destroy()
  }

  #take(chunk: string): void {
    this.#received += chunk
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#received.slice(0, end).toLowerCase()
    const length = /content-length: (\d+)/.exec(head)?.[1]
    const body = this.#received.slice(end + 4)
    if (length === undefined ? !body.endsWith('0\r\n\r\n') : body.length < Number(length)) return
    this.#received = ''
    this.#answered?.({ status: Number(head.slice(9, 12)), body })
  }
}
