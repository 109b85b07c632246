import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * One kept connection to the desk that asks one thing at a time. Node's own client costs the generator several times as much per
 * request, and the generator shares its cores with what is measured.
 */
export class Line {
  readonly #url: URL
  readonly #head: string
  #socket: Socket | undefined
  #received = ''
  #answered: ((answer: { status: number; body: string }) => void) | undefined
  #failed: ((error: Error) => void) | undefined

  private constructor(url: URL, head: string) {
    this.#url = url
    this.#head = head
  }

  static async open(address: string, cookie: string): Promise<Line> {
    const url = new URL(address)
    const head = `host: ${url.host}\r\norigin: ${url.origin}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n`
    const line = new Line(url, head)
    await line.#connect()
    return line
  }

  /** POSTs JSON in ASCII; rejects when the connection breaks. */
  async post(path: string, body: string): Promise<{ status: number; body: string }> {
    // A line that was not needed for a minute has been hung up by the desk; nobody would answer on it any more.
    const socket = this.#socket && !this.#socket.destroyed ? this.#socket : await this.#connect()
    return new Promise((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      socket.write(`POST ${path} HTTP/1.1\r\n${this.#head}content-length: ${body.length}\r\n\r\n${body}`)
    })
  }

  close(): void {
    this.#failed = undefined
    this.#socket?.destroy()
  }

  async #connect(): Promise<Socket> {
    const socket = connect({ host: this.#url.hostname, port: Number(this.#url.port), noDelay: true })
    await once(socket, 'connect')
    socket.setEncoding('latin1')
    socket.on('data', (chunk: string) => this.#take(chunk))
    const fail = (error?: Error): void => this.#failed?.(error ?? new Error('the desk hung up'))
    socket.on('error', fail)
    socket.on('close', () => fail())
    this.#received = ''
    this.#socket = socket
    return socket
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
