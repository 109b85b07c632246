import { join } from 'node:path'
import { createServer } from 'vite'
import { root } from './toolchain.mjs'

/** The console's development server: everything that is not the console's goes on to the product. */
const folder = join(root, 'src/console')
const target = `http://127.0.0.1:${process.env.PORT || 3000}`
const proxy = Object.fromEntries(['/api', '/rpc', '/hooks'].map((path) => [path, { target }]))
const server = await createServer({
  root: folder,
  configFile: join(folder, 'vite.config.ts'),
  server: { host: '127.0.0.1', proxy: { ...proxy, '/socket.io': { target, ws: true } } },
})
await server.listen()
server.printUrls()
