import { WebSocket } from 'ws'

/** A gateway frame as it came. */
export interface Frame {
  op: number
  t: string | null
  s: number | null
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of every shape.
  d: any
}

/** A gateway client that does nothing by itself but keep what it heard: for tests of the protocol's corners. */
export class RawGateway {
  readonly frames: Frame[] = []
  closeCode: number | undefined
  sequence = 0
  sessionId = ''
  readonly #socket: WebSocket
  #wake: () => void = () => {}

  constructor(url: string) {
    this.#socket = new WebSocket(`${url}/?v=10&encoding=json`)
    this.#socket.on('message', (data) => {
      const frame = JSON.parse(data.toString()) as Frame
      if (frame.s !== null) this.sequence = frame.s
      if (frame.t === 'READY') this.sessionId = frame.d.session_id
      this.frames.push(frame)
      this.#wake()
    })
    this.#socket.on('close', (code) => {
      this.closeCode = code
      this.#wake()
    })
    this.#socket.on('error', () => {})
  }

  /** Connects and identifies; resolves after READY (and GUILD_CREATE, where its intent is given). */
  static async identify(
    server: { gatewayUrl: string; token: string },
    intents: number,
    token = server.token,
  ): Promise<RawGateway> {
    const gateway = new RawGateway(server.gatewayUrl)
    await gateway.nextOp(10)
    gateway.send(2, { token, intents, properties: {} })
    await gateway.wait(() => gateway.closeCode !== undefined || gateway.frames.some((frame) => frame.t === 'READY'))
    if (gateway.closeCode === undefined) await gateway.next('READY')
    if (gateway.closeCode === undefined && intents & 1) await gateway.next('GUILD_CREATE')
    return gateway
  }

  /** Connects and resumes; the caller looks at what comes. */
  static async resume(
    server: { gatewayUrl: string; token: string },
    session: string,
    seq: number,
  ): Promise<RawGateway> {
    const gateway = new RawGateway(server.gatewayUrl)
    await gateway.nextOp(10)
    gateway.send(6, { token: server.token, session_id: session, seq })
    return gateway
  }

  send(op: number, d: unknown): void {
    this.#socket.send(JSON.stringify({ op, d }))
  }

  sendText(text: string): void {
    this.#socket.send(text)
  }

  /** The next event of this type that was not taken yet. */
  next(type: string): Promise<Frame> {
    return this.#take((frame) => frame.t === type, type)
  }

  nextOp(op: number): Promise<Frame> {
    return this.#take((frame) => frame.op === op, `op ${op}`)
  }

  async closed(): Promise<number> {
    await this.wait(() => this.closeCode !== undefined)
    return this.closeCode!
  }

  close(code = 4000): void {
    this.#socket.close(code)
  }

  async #take(matches: (frame: Frame) => boolean, what: string): Promise<Frame> {
    await this.wait(() => this.frames.some(matches), what)
    const at = this.frames.findIndex(matches)
    return this.frames.splice(at, 1)[0]!
  }

  async wait(ready: () => boolean, what = 'the gateway'): Promise<void> {
    const deadline = Date.now() + 5000
    while (!ready()) {
      const left = deadline - Date.now()
      if (left <= 0) throw new Error(`waited 5 s for ${what}; closed with ${this.closeCode}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
}
